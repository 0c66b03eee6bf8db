// Runs queries in one session of ClickHouse, so that databases made by one are there for the next: a JSON list of SQL texts on standard
// input, a JSON list of {rows} or {error} on standard output.
const { createRequire } = require('node:module')
const { Session } = createRequire(`${process.env.ORACLE_MODULES}/`)('chdb')

let input = ''
process.stdin.setEncoding('utf8').on('data', part => { input += part }).on('end', () => {
  const session = new Session()
  const results = JSON.parse(input).map(sql => {
    try {
      return { rows: session.query(sql, 'JSONCompactStringsEachRow').split('\n').filter(line => line).map(line => JSON.parse(line)) }
    } catch (failure) {
      return { error: String(failure) }
    }
  })
  process.stdout.write(JSON.stringify(results), () => process.exit(0))
})
