// Reads {schema, cases: [{entities, principal, action, resource, context}]} and says of each whether Cedar takes the entities and the request
// as what the schema declares: null, or the message that refuses them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const require = createRequire(path.join(process.env.ORACLE_MODULES, 'anchor.js'));
const cedar = require('@cedar-policy/cedar-wasm/nodejs');
const { schema, cases } = JSON.parse(readFileSync(0, 'utf8'));
const answers = cases.map((request) => {
  const answer = cedar.isAuthorized({ ...request, schema, validateRequest: true, policies: { staticPolicies: '' } });
  return answer.type === 'success' ? null : answer.errors.map((e) => e.message).join('; ');
});
process.stdout.write(JSON.stringify(answers));
