// Reads {schema, entities, cases: [{policies, requests: [{principal, action, resource, context}], entities?}]} and answers every request.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const require = createRequire(path.join(process.env.ORACLE_MODULES, 'anchor.js'));
const cedar = require('@cedar-policy/cedar-wasm/nodejs');
const input = JSON.parse(readFileSync(0, 'utf8'));

cedar.preparseSchema('schema', input.schema);

const answers = input.cases.map(({ policies, requests, entities }) => {
  const parsed = cedar.checkParsePolicySet({ staticPolicies: policies });
  if (parsed.type !== 'success') return { parses: false };
  const validation = cedar.validate({ schema: input.schema, policies: { staticPolicies: policies } });
  cedar.preparsePolicySet('set', { staticPolicies: policies });
  const decisions = requests.map((request) => {
    const answer = cedar.statefulIsAuthorized({
      ...request, preparsedPolicySetId: 'set', preparsedSchemaName: 'schema', validateRequest: false, entities: entities ?? input.entities,
    });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
    const { decision, diagnostics } = answer.response;
    return `${decision} [${diagnostics.reason.sort()}] [${diagnostics.errors.map((e) => e.policyId).sort()}]`;
  });
  return { parses: true, validates: validation.type === 'success' && validation.validationErrors.length === 0, decisions };
});
process.stdout.write(JSON.stringify(answers));
