// Reads [{schema, policies: {staticPolicies, templates?, templateLinks?}}] and gives Cedar's validation of each:
// {errors, warnings} in Cedar's own form, places in bytes of UTF-8; or {failure: […]} for what it cannot read.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const require = createRequire(path.join(process.env.ORACLE_MODULES, 'anchor.js'));
const cedar = require('@cedar-policy/cedar-wasm/nodejs');

const answers = JSON.parse(readFileSync(0, 'utf8')).map((call) => {
  const answer = cedar.validate(call);
  return answer.type === 'success'
    ? { errors: answer.validationErrors, warnings: answer.validationWarnings }
    : { failure: answer.errors.map((e) => e.message) };
});
process.stdout.write(JSON.stringify(answers));
