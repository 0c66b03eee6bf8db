// Reads an Iceberg table's newest snapshot from a local folder with icebird: read.mjs <table folder>
import { open, stat } from 'node:fs/promises'
import { register } from 'node:module'
import { pathToFileURL } from 'node:url'

register('./hooks.mjs', import.meta.url)
const { icebergRead } = await import(pathToFileURL(`${process.env.ORACLE_MODULES}/icebird/src/index.js`).href)
const folder = process.argv[2]

// icebird reads over HTTP only; this answers its requests from the disk, ranges included.
globalThis.fetch = async (url, init) => {
  const path = String(url)
  if (!path.startsWith(folder)) return new Response(null, { status: 403 })
  const size = await stat(path).then(found => found.size, () => undefined)
  if (size === undefined) return new Response(null, { status: 404 })
  const range = /^bytes=(\d*)-(\d*)$/.exec(new Headers(init?.headers).get('range') ?? '')
  const from = range ? (range[1] ? Number(range[1]) : size - Number(range[2])) : 0
  const to = range && range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1
  const bytes = Buffer.alloc(to - from + 1)
  const file = await open(path)
  await file.read(bytes, 0, bytes.length, from)
  await file.close()
  return new Response(init?.method === 'HEAD' ? null : bytes, {
    status: range ? 206 : 200,
    headers: { 'content-length': String(init?.method === 'HEAD' ? size : bytes.length) },
  })
}

const hex = bytes => Buffer.from(bytes).toString('hex').toUpperCase()
const plain = value =>
  value === undefined || value === null ? null
    : typeof value === 'bigint' ? value.toString()
      : value instanceof Date ? value.toISOString()
        : value instanceof Uint8Array ? hex(value)
          : typeof value === 'number' && !Number.isFinite(value) ? String(value)
            : Object.is(value, -0) ? '-0'
              : Array.isArray(value) ? value.map(plain)
                : typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
                  : value
const rows = await icebergRead({ tableUrl: folder })
process.stdout.write(JSON.stringify(rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])))))
