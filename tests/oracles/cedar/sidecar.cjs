// Stays resident and answers calls of cedar-wasm: a line ["function", argument, …] in, a line with the answer's JSON out.
// An argument is JSON as text, or [text] where the function wants a string.
const cedar = require(`${process.env.ORACLE_MODULES}/@cedar-policy/cedar-wasm/nodejs`);
const { parse, stringify } = JSON;

// The package hands values over by JSON.stringify and JSON.parse; both would round 64-bit integers, so the text goes through as it is.
class Text {
  constructor(json) { this.json = json; }
}
JSON.stringify = (value) => (value instanceof Text ? value.json : stringify(value));
JSON.parse = (text) => new Text(text);

const answer = (line) => {
  const [name, ...args] = parse(line);
  try {
    const result = cedar[name](...args.map((arg) => (Array.isArray(arg) ? arg[0] : new Text(arg))));
    return result instanceof Text ? result.json : stringify(result ?? null);
  } catch (error) {
    // A trap leaves the instance unusable: whoever asks finds this process gone, and starts another.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) process.exit(9);
    return stringify({ type: 'failure', errors: [{ message: String(error) }] });
  }
};

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) process.stdout.write(answer(line) + '\n');
});
