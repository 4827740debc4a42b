// Runs the GraphQL-over-HTTP audits of graphql-http against the server at the address given; one JSON line an audit.
import { serverAudits } from 'graphql-http';

for (const audit of serverAudits({ url: process.argv[2] })) {
  const { id, name, status, reason } = await audit.fn();
  process.stdout.write(`${JSON.stringify({ id, name, status, reason })}\n`);
}
