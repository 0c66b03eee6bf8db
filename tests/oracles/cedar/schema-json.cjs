// Reads [schema text] and prints each as JSON with resolved types and sorted members, so that equal declarations give equal text.
const cedar = require(`${process.env.ORACLE_MODULES}/@cedar-policy/cedar-wasm/nodejs`);
const fs = require("node:fs");

const sorted = (value) =>
  Array.isArray(value) ? value.map(sorted)
  : value !== null && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
  : value;

const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((text) => {
  const answer = cedar.schemaToJsonWithResolvedTypes(text);
  if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
  return JSON.stringify(sorted(answer.json));
});
process.stdout.write(JSON.stringify(answers));
