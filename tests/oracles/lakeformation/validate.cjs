// Reads [{"operation", "method", "path", "body"}] and prints, for each, the errors that AWS's own model of Lake Formation finds: unknown,
// missing and wrongly typed members, lengths, patterns, enumerations, and the HTTP binding.
const AWS = require(`${process.env.ORACLE_MODULES}/aws-sdk`);
const fs = require("node:fs");

const api = new AWS.LakeFormation({ region: "eu-central-1" }).api;
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map(({ method, path, body }) => {
  const operation = Object.values(api.operations).find((one) => one.httpPath === path);
  if (!operation) return [`no operation at ${path}`];
  const errors = operation.httpMethod === method ? [] : [`${operation.name} takes ${operation.httpMethod}`];
  const validator = new AWS.ParamValidator({ min: true, max: true, pattern: true, enum: true });
  try {
    validator.validate(operation.input, body);
  } catch (failure) {
    errors.push(...(failure.errors ?? [failure]).map((error) => error.message));
  }
  return errors;
});
process.stdout.write(JSON.stringify(answers));
