// Reads Parquet files with hyparquet: a JSON list of {path, rows, filters} on standard input; on standard output a JSON list of {footer,
// chunks, rows, counts}: the footer and the page index as their structures have them, all rows, how many rows each filter finds.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const module = name => import(pathToFileURL(`${process.env.ORACLE_MODULES}/${name}`).href)
const { parquetReadObjects } = await module('hyparquet/src/index.js')
const { deserializeTCompactProtocol } = await module('hyparquet/src/thrift.js')
const { compressors } = await module('hyparquet-compressors/src/index.js')

const structure = (bytes, from) => deserializeTCompactProtocol({ view: new DataView(bytes, from), offset: 0 })
const parsers = {
  timestampFromMicroseconds: micros => micros,
  dateFromDays: days => days,
}
const plain = value =>
  value === undefined || value === null ? null
    : typeof value === 'bigint' ? value.toString()
      : value instanceof Uint8Array ? Buffer.from(value).toString('hex').toUpperCase()
        : typeof value === 'number' && !Number.isFinite(value) ? String(value)
          : Object.is(value, -0) ? '-0'
            : Array.isArray(value) ? value.map(plain)
              : typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
                : value
// A value of a filter is {long}, {hex} or itself.
const wanted = value =>
  value && typeof value === 'object' && 'long' in value ? BigInt(value.long)
    : value && typeof value === 'object' && 'hex' in value ? new Uint8Array(Buffer.from(value.hex, 'hex'))
      : value

let input = ''
for await (const part of process.stdin.setEncoding('utf8')) input += part
const results = []
for (const { path, rows, filters } of JSON.parse(input)) {
  const content = readFileSync(path)
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.length)
  const file = { byteLength: bytes.byteLength, slice: (from, to) => bytes.slice(from, to) }
  const footer = structure(bytes, bytes.byteLength - 8 - new DataView(bytes).getUint32(bytes.byteLength - 8, true))
  const chunks = footer.field_4.flatMap(group => group.field_1.map(chunk => ({
    offsets: structure(bytes, Number(chunk.field_4)),
    column: chunk.field_6 === undefined ? null : structure(bytes, Number(chunk.field_6)),
  })))
  const counts = []
  for (const { column, operator, value } of filters ?? []) {
    const found = await parquetReadObjects({
      file, compressors, parsers, columns: [column], utf8: false, filter: { [column]: { [operator]: wanted(value) } }, filterStrict: false, usePageIndex: true,
    })
    counts.push(found.length)
  }
  results.push({ footer, chunks, rows: rows ? await parquetReadObjects({ file, compressors, parsers, utf8: false }) : [], counts })
}
process.stdout.write(JSON.stringify(plain(results)))
