using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A schema with entities that conform to it: what policies and requests of a case are about.</summary>
internal sealed class FuzzWorld
{
    private FuzzWorld(string schemaText, CedarSchema schema, JsonArray entities)
    {
        SchemaText = schemaText;
        Schema = schema;
        EntitiesJson = entities;
        Entities = EntityJson.Parse(entities.ToJsonString());
        Store = EntityStore.Create(Entities);
        Uids = new(schema, Entities);
    }

    public string SchemaText { get; }

    public CedarSchema Schema { get; }

    /// <summary>Gets the entities with every value said explicitly, so that they mean the same without the schema.</summary>
    public JsonArray EntitiesJson { get; }

    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>Gets the entities without the actions; <see cref="CedarSchema.ActionEntities"/> has those.</summary>
    public EntityStore Store { get; }

    public KnownUids Uids { get; }

    /// <summary>Makes a random world: schemas are drawn until one is valid and has an action that applies to something.</summary>
    public static FuzzWorld Random(Dice dice)
    {
        while (true)
        {
            var text = new SchemaGenerator(dice, 0).Write();
            if (TryOf(dice, text) is { } world)
            {
                return world;
            }
        }
    }

    /// <summary>Makes random entities for a schema; null if it is refused or no action applies to anything.</summary>
    public static FuzzWorld? TryOf(Dice dice, string schemaText)
    {
        try
        {
            var schema = CedarSchema.Parse(schemaText, "fuzz.cedarschema");
            return schema.Actions.Values.Any(action => action.PrincipalTypes.Length > 0 && action.ResourceTypes.Length > 0)
                ? new(schemaText, schema, new EntityGenerator(dice, schema).Write()) : null;
        }
        catch (CedarSyntaxException)
        {
            return null;
        }
    }
}
