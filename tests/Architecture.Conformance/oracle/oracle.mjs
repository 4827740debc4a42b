// Reads one JSON case a line on stdin, answers one JSON line each. See ../README.md for the format.
import { createInterface } from 'node:readline';
import './edition.mjs';
// By file, not by package name: validateSDL is not exported, and all modules must be of one build to know each other's types.
import {
  GraphQLError, buildASTSchema, parse, printSchema, validate, validateSchema, version,
} from './node_modules/graphql/index.mjs';
import { executeIgnoringIncremental } from './node_modules/graphql/execution/execute.mjs';
import { validateSDL } from './node_modules/graphql/validation/validate.mjs';
import { fieldResolver, resolveType } from './mock.mjs';

// The options in which the reference departs from the September 2025 specification by default (README, "Departures").
const strict = { allowEmptySelectionSets: false };

const schemas = new Map();
const named = new Map();

function place(error) {
  return {
    path: error.path ?? null,
    locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
    message: error.message,
  };
}

const failed = (stage, errors) => ({ stage, errors: errors.map(place) });

/** A schema's text may be sent once, with `define`, and then be named. */
function define({ name, schema }) {
  named.set(name, schema);
  return { stage: 'defined', errors: [] };
}

const textOf = (schema, schemaName) => (schemaName === undefined ? schema : named.get(schemaName));

/** SDL text to a schema, or the stage at which it is refused. */
function schemaOf(text) {
  let known = schemas.get(text);
  if (known === undefined) {
    known = readSchema(text);
    if (schemas.size >= 200) schemas.clear();
    schemas.set(text, known);
  }
  return known;
}

function readSchema(text) {
  let document;
  try {
    document = parse(text, strict);
  } catch (error) {
    if (error instanceof GraphQLError) return failed('schema-parse', [error]);
    throw error;
  }
  const sdlErrors = validateSDL(document);
  if (sdlErrors.length > 0) return failed('schema-document', sdlErrors);
  try {
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    const schemaErrors = validateSchema(schema);
    return schemaErrors.length > 0 ? failed('schema', schemaErrors) : { stage: 'ready', schema };
  } catch (error) {
    return failed('schema', [error]);   // some faults the reference throws where it meets them
  }
}

function run({ schema, schemaName, query, variables, operationName, seed = 0 }) {
  const known = schemaOf(textOf(schema, schemaName));
  return known.schema === undefined ? known : runAgainst(known.schema, { query, variables, operationName, seed });
}

function runAgainst(schema, { query, variables, operationName, seed }) {
  let document;
  try {
    document = parse(query, strict);
  } catch (error) {
    if (error instanceof GraphQLError) return failed('parse', [error]);
    throw error;
  }
  const errors = validate(schema, document, undefined, { hideSuggestions: true, ...strict });
  if (errors.length > 0) {
    const aborted = errors.some((error) => error.message === 'Validation aborted.');
    return { ...failed('validate', errors), ...(aborted && { aborted }) };
  }
  const result = executeIgnoringIncremental({
    schema, document, variableValues: variables ?? undefined, operationName: operationName ?? undefined,
    fieldResolver: fieldResolver(seed), typeResolver: resolveType,
  });
  if (!('data' in result)) return failed('request', result.errors);
  return { stage: 'execute', data: result.data, errors: (result.errors ?? []).map(place) };
}

/** What the reference makes of a schema document: verdict, and the printed schema when it is accepted. */
function inspectSchema({ schema, schemaName }) {
  const known = schemaOf(textOf(schema, schemaName));
  if (known.schema === undefined) return known;
  return { stage: 'ready', printed: printSchema(known.schema), errors: [] };
}

const actions = { define, execute: run, schema: inspectSchema, version: () => ({ stage: 'ready', version, errors: [] }) };

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  let answer;
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request.id ?? null;
    answer = actions[request.action ?? 'execute'](request);
  } catch (error) {
    answer = { stage: 'fault', errors: [], fault: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}
