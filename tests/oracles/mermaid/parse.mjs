// Reads [diagram text] and prints, for each, null or Mermaid's error message. Only parses; nothing is drawn.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const load = (path) => import(pathToFileURL(`${process.env.ORACLE_MODULES}/${path}`).href);

// Mermaid cleans labels with DOMPurify, which is empty without a browser; parsing needs no cleaning.
const purify = (await load("dompurify/dist/purify.es.mjs")).default;
purify.addHook = () => {};
purify.sanitize = (text) => text;
const mermaid = (await load("mermaid/dist/mermaid.core.mjs")).default;

const answers = [];
for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
  answers.push(await mermaid.parse(text).then(() => null, (error) => String(error.message ?? error)));
}
process.stdout.write(JSON.stringify(answers));
