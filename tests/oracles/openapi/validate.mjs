// Reads an OpenAPI document and prints {"valid", "version", "errors"}: judged by the OpenAPI Initiative's own JSON Schema of its version, and by whether
// every $ref of it leads somewhere.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const modules = pathToFileURL(`${process.env.ORACLE_MODULES}/`);
const { Validator } = await import(new URL("@seriousme/openapi-schema-validator/index.js", modules));
const validator = new Validator();
const document = JSON.parse(readFileSync(0, "utf8"));
const { valid, errors } = await validator.validate(document);
if (valid) validator.resolveRefs();
process.stdout.write(JSON.stringify({ valid, version: validator.version ?? null, errors: errors ?? [] }));
