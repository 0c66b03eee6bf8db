namespace DataProducts.Cedar;

/// <summary>Checks entities against a schema: type, id, attributes, tags and parents.</summary>
public static class EntityValidator
{
    /// <summary>Gives what is wrong with an entity; nothing if it conforms.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<CedarDiagnostic> Validate(Entity entity, CedarSchema schema)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(schema);
        var found = new List<string>();
        if (entity.Uid.IsAction)
        {
            CheckAction(entity, schema, found);
        }
        else if (!schema.EntityTypes.TryGetValue(entity.Uid.Type, out var type))
        {
            found.Add($"The schema declares no entity type '{entity.Uid.Type}'.");
        }
        else
        {
            Check(entity, type, schema, found);
        }

        return [.. found.Select(message => new CedarDiagnostic(CedarCodes.Entities, "", 0, 0, message))];
    }

    private static void CheckAction(Entity entity, CedarSchema schema, List<string> found)
    {
        if (!schema.Actions.ContainsKey(entity.Uid))
        {
            found.Add($"The schema declares no action {entity.Uid}.");
        }
        else if (!entity.Parents.All(schema.ActionStore.AncestorsOf(entity.Uid).Contains)
            || entity.Attributes.Count + entity.Tags.Count > 0)
        {
            found.Add($"The action {entity.Uid} differs from what the schema declares.");
        }
    }

    private static void Check(Entity entity, EntityTypeDefinition type, CedarSchema schema, List<string> found)
    {
        if (!ValueConformity.IsKnownId(entity.Uid, schema))
        {
            found.Add($"'{type.Name}' does not declare the id of an entity that was supplied.");
        }

        foreach (var parent in entity.Parents)
        {
            if (!type.MemberOf.Contains(parent.Type) || !ValueConformity.IsKnownId(parent, schema))
            {
                found.Add($"An entity of type '{type.Name}' cannot stand below one of type '{parent.Type}'.");
            }
        }

        found.AddRange(ValueConformity.Fields(entity.Attributes, type.Attributes, schema, $"'{type.Name}'"));
        foreach (var tag in entity.Tags.Values)
        {
            if (type.Tags is null || !ValueConformity.Conforms(tag, type.Tags, schema))
            {
                found.Add($"A tag of an entity of type '{type.Name}' is not what the schema declares.");
            }
        }
    }
}
