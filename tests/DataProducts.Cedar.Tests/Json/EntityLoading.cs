namespace DataProducts.Cedar.Tests;

/// <summary>Loads entities as Cedar does: with a schema they have to conform to it.</summary>
internal static class EntityLoading
{
    /// <summary>Says why the entities are refused, or null.</summary>
    public static string? Refusal(string json, CedarSchema? schema)
    {
        try
        {
            var entities = EntityJson.Parse(json, schema);
            EntityStore.Create(entities).With(schema?.ActionEntities ?? []);
            return schema is null ? null : entities.SelectMany(entity => EntityValidator.Validate(entity, schema)).FirstOrDefault()?.ToString();
        }
        catch (CedarDataException refusal)
        {
            return refusal.Message;
        }
    }
}
