// Reads {"scripts": [Trino SQL]} and prints, for each script, {"errors": [text], "views": [name], "texts": [what stands in each pair of
// apostrophes]}: parsed by npm dt-sql-parser (ANTLR grammars). Its names of views are wrong behind a character beyond 16 bits. Its modules name no file endings, which Node.js wants: the hook below adds them.
import { register } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const hook = `
export async function resolve(specifier, context, next) {
  for (const ending of ["", ".js", "/index.js"]) {
    try { return await next(specifier + ending, context); }
    catch (error) { if (!["ERR_MODULE_NOT_FOUND", "ERR_UNSUPPORTED_DIR_IMPORT"].includes(error.code) || ending === "/index.js") throw error; }
  }
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { TrinoSQL, EntityContextType } = await import(pathToFileURL(`${process.env.ORACLE_MODULES}/dt-sql-parser/dist/index.js`).href);

const { scripts } = JSON.parse(readFileSync(0, "utf8"));
const answers = scripts.map((script) => {
  const parser = new TrinoSQL();
  const errors = parser.validate(script).map((error) => `${error.startLine}:${error.startColumn} ${error.message}`);
  const views = (parser.getAllEntities(script) ?? []).filter((entity) => entity.entityContextType === EntityContextType.VIEW_CREATE);
  const texts = parser.getAllTokens(script).map((token) => token.text).filter((text) => text.startsWith("'") && text.length > 1);
  return { errors, views: views.map((view) => view.text), texts: texts.map((text) => text.slice(1, -1).replaceAll("''", "'")) };
});
process.stdout.write(JSON.stringify(answers));
