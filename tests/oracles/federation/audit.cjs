// Runs graphql-http's audit of a GraphQL-over-HTTP server: argument 1 is the URL, standard input a token. Prints [{"id", "name", "status", "reason"}].
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { auditServer } = require(`${modules}/graphql-http`);

const token = fs.readFileSync(0, "utf8").trim();
const fetchFn = (url, init = {}) => fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
auditServer({ url: process.argv[2], fetchFn }).then((results) =>
  process.stdout.write(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null })))));
