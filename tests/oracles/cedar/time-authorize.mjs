// Reads {policies, schema, all: [entity], requests: [{principal, action, resource, slice: [entity]}], modes: [{name, requests, rounds}]} and
// answers, for each mode, every request's decision and how many nanoseconds each call took. The fastest ways that the package has:
// policies and schema are parsed beforehand, entities are objects that are ready to be handed over, requests are not validated.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const require = createRequire(path.join(process.env.ORACLE_MODULES, 'anchor.js'));
const cedar = require('@cedar-policy/cedar-wasm/nodejs');
const { policies, schema, all, requests, modes } = JSON.parse(readFileSync(0, 'utf8'));

const must = (answer) => {
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
  return answer;
};
must(cedar.preparsePolicySet('set', policies));
must(cedar.preparseSchema('schema', schema));

const calls = {
  slice: ({ slice, ...request }) => ({ ...request, context: {}, validateRequest: false, preparsedPolicySetId: 'set', entities: slice }),
  'slice and schema': (request) => ({ ...calls.slice(request), preparsedSchemaName: 'schema' }),
  'all entities': ({ slice, ...request }) => ({ ...calls.slice({ slice, ...request }), entities: all }),
};

const results = modes.map(({ name, requests: count, rounds }) => {
  const prepared = requests.slice(0, count).map(calls[name]);
  const answers = prepared.map((call) => must(cedar.statefulIsAuthorized(call)).response);
  const nanoseconds = [];
  for (let round = 0; round < rounds; round++) {
    for (const call of prepared) {
      const start = process.hrtime.bigint();
      cedar.statefulIsAuthorized(call);
      nanoseconds.push(Number(process.hrtime.bigint() - start));
    }
  }
  return {
    name,
    nanoseconds,
    answers: answers.map(({ decision, diagnostics }) =>
      `${decision} [${diagnostics.reason.sort()}] [${diagnostics.errors.map((error) => error.policyId).sort()}]`),
  };
});
process.stdout.write(JSON.stringify(results));
