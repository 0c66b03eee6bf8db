// Reads {"schema": text, "policies": [text of a file]} and prints {"schema": JSON, "policies": {id: statement}}: Cedar's own parser splits
// the files and turns the schema into the JSON that Verified Permissions takes.
const cedar = require(`${process.env.ORACLE_MODULES}/@cedar-policy/cedar-wasm/nodejs`);
const fs = require("node:fs");

const must = (answer) => {
  if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
  return answer;
};

const { schema, policies } = JSON.parse(fs.readFileSync(0, "utf8"));
const statements = policies.flatMap((text) => must(cedar.policySetTextToParts(text)).policies);
const byId = statements.map((statement) => [/@id\("([^"]+)"\)/.exec(statement)[1], statement]);
process.stdout.write(JSON.stringify({ schema: must(cedar.schemaToJson(schema)).json, policies: Object.fromEntries(byId) }, null, 2) + "\n");
