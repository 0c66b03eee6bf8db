// Reads {"schema": path or the schema itself, "references": [path], "strict": bool, "documents": [text]} and prints, for each document, {"value", "errors"}: parsed as YAML 1.2 (JSON is YAML) by
// npm yaml, judged by Ajv. A document that a YAML 1.1 parser would read as another value is an error too.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { isDeepStrictEqual } = require("node:util");
const YAML = require(`${modules}/yaml`);
const drafts = {
  "http://json-schema.org/draft-07/schema": require(`${modules}/ajv`).default,
  "https://json-schema.org/draft/2019-09/schema": require(`${modules}/ajv/dist/2019`).default,
  "https://json-schema.org/draft/2020-12/schema": require(`${modules}/ajv/dist/2020`).default,
};

const { schema: given, references = [], strict = false, documents } = JSON.parse(fs.readFileSync(0, "utf8"));
const schema = typeof given === "string" ? JSON.parse(fs.readFileSync(given, "utf8")) : given;
const ajv = new drafts[schema.$schema.replace(/#$/, "")]({ allErrors: true, strict });
require(`${modules}/ajv-formats`)(ajv);
for (const reference of references) ajv.addSchema(JSON.parse(fs.readFileSync(reference, "utf8")));
const validate = ajv.compile(schema);

const answers = documents.map((text) => {
  const value = YAML.parse(text);
  const errors = validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  if (!isDeepStrictEqual(value, YAML.parse(text, { version: "1.1" }))) errors.push("YAML 1.1 reads another value");
  return { value, errors };
});
process.stdout.write(JSON.stringify(answers));
