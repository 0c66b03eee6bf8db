// Gives icebird the gunzip that stands beside this file.
export const resolve = (specifier, context, next) =>
  specifier === 'hyparquet-compressors' && context.parentURL?.includes('/icebird/')
    ? { url: new URL('gunzip.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context)
