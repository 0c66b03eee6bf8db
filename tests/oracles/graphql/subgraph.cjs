// Reads [SDL] and prints, for each, {"errors", "types": {name: {"description", "fields": {name: {"type", "description", "deprecated"}}}}, "keys"}: built as a
// subgraph of Apollo Federation 2 by @apollo/subgraph, with a query that a server of the types would add.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { parse, isObjectType } = require(`${modules}/graphql`);
const { buildSubgraphSchema } = require(`${modules}/@apollo/subgraph`);

const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((sdl) => {
  try {
    const document = parse(sdl);
    const own = document.definitions.filter((definition) => definition.kind === "ObjectTypeDefinition");
    const schema = buildSubgraphSchema([{ typeDefs: document }, { typeDefs: parse("extend type Query { ping: Boolean }") }]);
    const types = own.map(({ name }) => schema.getType(name.value)).filter(isObjectType).map((type) => [
      type.name,
      {
        description: type.description,
        fields: Object.fromEntries(
          Object.values(type.getFields()).map((field) => [field.name, { type: String(field.type), description: field.description ?? null, deprecated: field.deprecationReason ?? null }]),
        ),
      },
    ]);
    const keys = own.flatMap(({ name, directives }) => directives.map((one) => `${name.value}: ${one.arguments[0].value.value}`));
    return { errors: [], types: Object.fromEntries(types), keys };
  } catch (error) {
    return { errors: [error.message], types: {}, keys: [] };
  }
});
process.stdout.write(JSON.stringify(answers));
