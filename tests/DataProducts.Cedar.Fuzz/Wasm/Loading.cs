using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Entities as one text that both implementations load, with the schema or without.</summary>
internal sealed record Loading(string Json, CedarSchema? Schema, EntityStore Store)
{
    /// <summary>Loads entities as Cedar does: with a schema they have to conform to it, and its actions are there too.</summary>
    /// <exception cref="CedarDataException">The entities are refused.</exception>
    public static EntityStore Load(string json, CedarSchema? schema)
    {
        var entities = EntityJson.Parse(json, schema);
        if (schema is null)
        {
            return EntityStore.Create(entities);
        }

        var store = EntityStore.Create(entities).With(schema.ActionEntities);
        var found = entities.SelectMany(entity => EntityValidator.Validate(entity, schema)).ToList();
        return found.Count == 0 ? store : throw new CedarDataException(found);
    }

    /// <summary>Gives the ways in which the entities of a world are loaded: conforming to the schema, and without it, then also broken ones.</summary>
    public static List<Loading> All(Dice dice, FuzzWorld world)
    {
        var plain = (JsonArray)world.EntitiesJson.DeepClone();
        if (dice.Chance(0.7))
        {
            foreach (var action in world.Schema.ActionEntities)
            {
                plain.Add(new JsonObject
                {
                    ["uid"] = JsonValueGenerator.Uid(action.Uid),
                    ["attrs"] = new JsonObject(),
                    ["parents"] = new JsonArray([.. action.Parents.Select(JsonValueGenerator.Uid)]),
                });
            }
        }

        var loadings = new List<Loading>();
        Add(OracleCall.Text(JsonMutator.Implicit(dice, world.EntitiesJson)!), world.Schema);
        Add(OracleCall.Text(plain), null);
        Add(OracleCall.Text(EntityMutator.Mutate(dice, plain, world)), null);
        return loadings;

        void Add(string json, CedarSchema? schema)
        {
            try
            {
                loadings.Add(new(json, schema, Load(json, schema)));
            }
            catch (CedarDataException)
            {
                // A trial of its own asks whether Cedar refuses these, too.
            }
        }
    }
}
