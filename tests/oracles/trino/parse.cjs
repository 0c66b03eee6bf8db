// Reads [statement] and prints, for each, the errors that dt-sql-parser's Trino grammar finds. The package is written for bundlers, so it is
// bundled first.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { buildSync } = require(`${modules}/esbuild`);

const bundle = buildSync({
  stdin: { contents: 'export { TrinoSQL } from "dt-sql-parser/dist/parser/trino";', resolveDir: modules },
  bundle: true, platform: "node", format: "cjs", write: false, logLevel: "error",
});
const loaded = { exports: {} };
new Function("module", "exports", "require", bundle.outputFiles[0].text)(loaded, loaded.exports, require);
const parser = new loaded.exports.TrinoSQL();
const statements = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(statements.map((statement) => parser.validate(statement).map((error) => error.message))));
