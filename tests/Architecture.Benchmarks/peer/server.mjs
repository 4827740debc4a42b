// Serves the estate of a Neo4j database with @neo4j/graphql over Bolt: HTTP with nothing around it, documents parsed and validated once, as a careful user would.
// Usage: NEO4J_PASSWORD=… node server.mjs bolt://127.0.0.1:7687 neo4j; prints its port; ends with its input.
import http from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { execute, parse, validate } from "graphql";
import neo4j from "neo4j-driver";

const typeDefs = /* GraphQL */ `
  type Board @node {
    id: ID!
    code: String
    name: String
  }
  type Capability @node {
    id: ID!
    code: String
    name: String
  }
  type Solution @node {
    id: ID!
    code: String
    name: String
    sortKey: String
    responsibleBoard: [Board!]! @relationship(type: "RESPONSIBLE_BOARD", direction: OUT)
    provides: [Capability!]! @relationship(type: "PROVIDES", direction: OUT)
    dependsOn: [Solution!]! @relationship(type: "DEPENDS_ON", direction: OUT)
  }
`;

const [url, user] = process.argv.slice(2);
const driver = neo4j.driver(url, neo4j.auth.basic(user, process.env.NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const documents = new Map();

function documentOf(text) {
  let document = documents.get(text);
  if (document) return document;
  document = parse(text);
  const [fault] = validate(schema, document);
  if (fault) throw fault;
  documents.set(text, document);
  return document;
}

async function answer(body) {
  const { query, variables } = JSON.parse(body);
  return execute({ schema, document: documentOf(query), variableValues: variables, contextValue: { sessionConfig: { database: "neo4j" } } });
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const result = await answer(Buffer.concat(chunks).toString("utf8")).catch((fault) => ({ errors: [{ message: String(fault) }] }));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(result));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
