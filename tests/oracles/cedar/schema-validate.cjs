// Reads {"schema": text, "policies": text}, validates strictly, and prints {"errors": [text], "warnings": [text]}.
const cedar = require(`${process.env.ORACLE_MODULES}/@cedar-policy/cedar-wasm/nodejs`);
const fs = require("node:fs");

const { schema, policies } = JSON.parse(fs.readFileSync(0, "utf8"));
const answer = cedar.validate({ validationSettings: { mode: "strict" }, schema, policies: { staticPolicies: policies } });
const texts = (list) => list.map((item) => `${item.policyId ?? ""} ${(item.error ?? item).message}`);
process.stdout.write(JSON.stringify(answer.type === "failure"
  ? { errors: texts(answer.errors), warnings: [] }
  : { errors: texts(answer.validationErrors), warnings: texts(answer.validationWarnings) }));
