// Reads the schema of AWS resources out of the typings that CDKTF generated from the provider (npm @cdktf/provider-aws): each module carries
// its TypeScript source in a source map, and that names every argument, block and exported attribute with its type and whether it is
// required, optional or computed. Typings are read as text; none of their code runs.
import fs from "node:fs";

const simple = {
  string: "string", number: "number", boolean: "bool", any: "string",
  stringList: ["list", "string"], numberList: ["list", "number"], booleanList: ["list", "bool"],
  stringMap: ["map", "string"], numberMap: ["map", "number"], booleanMap: ["map", "bool"], anyMap: ["map", "string"],
  stringListList: ["list", ["list", "string"]], stringMapList: ["list", ["map", "string"]],
  stringMapMap: ["map", ["map", "string"]], stringListMap: ["map", ["list", "string"]],
};

/** The block of one resource type, `undefined` when the provider has no such type. `kind` is "resource", "data" or "provider". */
export function schemaOf(modules, type, kind = "resource") {
  const folder = kind === "provider" ? "provider" : (kind === "data" ? "data-aws-" : "") + type.replace(/^aws_/, "").replaceAll("_", "-");
  const path = `${modules}/@cdktf/provider-aws/lib/${folder}/index.js`;
  if (!fs.existsSync(path)) return undefined;
  const source = sourceOf(path);
  const root = [...source.matchAll(/^export class (\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider) /gm)].at(-1)[1];
  return blockOf(partsOf(source), root, root);
}

function sourceOf(path) {
  const script = fs.readFileSync(path, "utf8");
  const map = script.slice(script.lastIndexOf("base64,") + "base64,".length).trim();
  return JSON.parse(Buffer.from(map, "base64").toString("utf8")).sourcesContent[0];
}

// The declarations of a module by name: "class X" and "function xToHclTerraform".
function partsOf(source) {
  const starts = [...source.matchAll(/^export (class|function|interface) (\w+)/gm)];
  return new Map(starts.map((start, i) => [`${start[1]} ${start[2]}`, source.slice(start.index, starts[i + 1]?.index)]));
}

function blockOf(parts, struct, owner) {
  const members = membersOf(parts.get(`class ${owner}`) ?? parts.get(`class ${struct}OutputReference`) ?? "");
  const mapper = `function ${struct[0].toLowerCase()}${struct.slice(1)}ToHclTerraform`;
  const written = writtenOf(parts.get(`class ${owner}`) ?? "", parts.get(mapper) ?? "");
  const block = { attributes: {}, blocks: {} };
  for (const [name, member] of members) {
    const how = written.get(name);
    if (how?.isBlock) block.blocks[name] = nested(parts, how, member);
    else block.attributes[name] = { type: how ? typeOf(parts, how) : computedType(parts, name, member.text), ...member.flags };
  }
  // Arguments of list blocks in older typings have a mapper but no commented member: they are optional.
  for (const [name, how] of written) {
    if (members.has(name)) continue;
    if (how.isBlock) block.blocks[name] = nested(parts, how, { flags: {} });
    else block.attributes[name] = { type: typeOf(parts, how), optional: true };
  }
  return block;
}

function membersOf(text) {
  const marks = [...text.matchAll(/\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n/g)];
  return new Map(marks.map((mark, i) => [mark[1], {
    flags: { computed: mark[2] === "true", optional: mark[3] === "true", required: mark[4] === "true" },
    text: text.slice(mark.index, marks[i + 1]?.index),
  }]));
}

function writtenOf(...texts) {
  const pattern = /^ +(\w+): \{\n +value: [^\n]*\n +isBlock: (\w+),\n +type: "(\w+)",\n +storageClassType: "(\w+)",/gm;
  return new Map(texts.flatMap((text) => [...text.matchAll(pattern)])
    .map((found) => [found[1], { isBlock: found[2] === "true", type: found[3], storage: found[4] }]));
}

function nested(parts, how, member) {
  const struct = how.storage.replace(/(List|Map)$/, "");
  const name = parts.has(`function ${struct[0].toLowerCase()}${struct.slice(1)}ToHclTerraform`) ? struct : how.storage;
  // `timeouts` is a block that is there or not; the provider's other single blocks are lists of at most one.
  if (/Timeouts$/.test(how.storage)) return { nesting: "SINGLE", min: 0, max: 0, block: blockOf(parts, name, `${name}OutputReference`) };
  const single = how.type === "struct" || /OutputReference\(this, "\w+"\)/.test(member.text ?? "");
  const nesting = how.type === "set" ? "SET" : "LIST";
  return { nesting, min: member.flags.required ? 1 : 0, max: single ? 1 : 0, block: blockOf(parts, name, `${name}OutputReference`) };
}

function typeOf(parts, how) {
  if (simple[how.storage]) {
    const type = simple[how.storage];
    return how.type === "set" && Array.isArray(type) ? ["set", type[1]] : type;
  }
  const struct = how.storage.replace(/(List|Map)$/, "");
  const object = objectOf(parts, struct);
  return { list: ["list", object], set: ["set", object], map: ["map", object] }[how.type] ?? object;
}

function objectOf(parts, struct) {
  const block = blockOf(parts, struct, `${struct}OutputReference`);
  const fields = Object.entries(block.attributes).map(([name, attribute]) => [name, attribute.type]);
  const inner = Object.entries(block.blocks).map(([name, child]) => [name, ["list", objectFrom(child.block)]]);
  return ["object", Object.fromEntries([...fields, ...inner])];
}

function objectFrom(block) {
  return ["object", Object.fromEntries(Object.entries(block.attributes).map(([name, attribute]) => [name, attribute.type]))];
}

// A computed attribute is never written, so its type is read off its getter.
function computedType(parts, name, text) {
  const list = text.match(/new (\w+)List\(this, "\w+", (true|false)\)/);
  if (list) return [list[2] === "true" ? "set" : "list", objectOf(parts, list[1])];
  const map = text.match(/new ([\w.]+)Map\(this, "\w+"\)/);
  if (map) return ["map", { "cdktf.String": "string", "cdktf.Boolean": "bool", "cdktf.Number": "number" }[map[1]] ?? "string"];
  const reference = text.match(/new (\w+)OutputReference\(this, "\w+"\)/);
  if (reference) return objectOf(parts, reference[1]);
  if (/cdktf\.Fn\.tolist\(this\.getListAttribute/.test(text)) return ["set", "string"];
  const getter = text.match(/get(String|Number|Boolean|List|NumberList|StringMap|NumberMap|BooleanMap|AnyMap)(?:Map)?Attribute\('/)?.[1] ?? "String";
  return {
    String: "string", Number: "number", Boolean: "bool", List: ["list", "string"], NumberList: ["list", "number"],
    StringMap: ["map", "string"], NumberMap: ["map", "number"], BooleanMap: ["map", "bool"], AnyMap: ["map", "string"],
  }[getter];
}
