// What icebird decompresses Avro blocks with, by zlib: hyparquet-compressors' own gunzip begins a raw deflate stream anew until its output
// is full, and fails where the stream has a stored block.
import { pathToFileURL } from 'node:url'
import { gunzipSync, inflateRawSync } from 'node:zlib'

export const { compressors } = await import(pathToFileURL(`${process.env.ORACLE_MODULES}/hyparquet-compressors/src/index.js`).href)

export const gunzip = input => new Uint8Array(input[0] === 31 && input[1] === 139 ? gunzipSync(input) : inflateRawSync(input))
