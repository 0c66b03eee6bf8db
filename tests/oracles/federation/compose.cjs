// Reads [{"name", "sdl"}] and prints {"errors", "supergraph"}: composed by Apollo's own composition, as a router's schema is made.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { composeServices } = require(`${modules}/@apollo/composition`);
const { parse } = require(`${modules}/graphql`);

const subgraphs = JSON.parse(fs.readFileSync(0, "utf8"));
const result = composeServices(subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.example/graphql`, typeDefs: parse(sdl) })));
process.stdout.write(JSON.stringify({
  errors: (result.errors ?? []).map((error) => error.message),
  supergraph: result.supergraphSdl ?? null,
}));
