// Reads [{"fn": name, "args": [JSON text]}] and prints one JSON answer a call, with integers of 64 bits exact: JavaScript's own JSON would round them.
// A call that fails or throws answers {"type":"failure"}; a trap ends the instance, so such input must not come here.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const parse = JSON.parse;
const stringify = JSON.stringify;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const keep = (token) => (token[0] === '"' || (/^-?\d+$/.test(token) && Number.isSafeInteger(Number(token))) ? token : `"@number:${token}"`);
JSON.parse = (text, reviver) => parse(text.replace(tokens, keep), reviver);
JSON.stringify = (...call) => stringify(...call)?.replace(/"@number:([^"]*)"/g, '$1');

const require = createRequire(path.join(process.env.ORACLE_MODULES, 'anchor.js'));
const cedar = require('@cedar-policy/cedar-wasm/nodejs');

const answers = parse(readFileSync(0, 'utf8')).map(({ fn, args }) => {
  try {
    return cedar[fn](...args.map((text) => JSON.parse(text)));
  } catch (error) {
    return { type: 'failure', errors: [{ message: String(error) }] };
  }
});
process.stdout.write(JSON.stringify(answers));
