// Reads {"documents": [text]} and prints for each document what the JSON Schema of SARIF 2.1.0 (as @microsoft/jest-sarif brings it) has against it.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const Ajv = require(`${modules}/ajv-draft-04`).default ?? require(`${modules}/ajv-draft-04`);
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
(require(`${modules}/ajv-formats`).default ?? require(`${modules}/ajv-formats`))(ajv);
const schema = JSON.parse(fs.readFileSync(`${modules}/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json`, "utf8"));
const validate = ajv.compile(schema);
const { documents } = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(documents.map((text) =>
  validate(JSON.parse(text)) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`))));
