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
            found.Add($"The schema declares no entity type {NameText.Quote(entity.Uid.Type)}.");
        }
        else
        {
            Check(entity, type, schema, found);
        }

        return found.Count == 0 ? [] : found.ConvertAll(message => new CedarDiagnostic(CedarCodes.Entities, "", 0, 0, message));
    }

    /// <summary>Gives the entities that do not conform, each with what is wrong with it. Time grows with the size of the entities
    /// alone.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<KeyValuePair<Entity, IReadOnlyList<CedarDiagnostic>>> Validate(IEnumerable<Entity> entities, CedarSchema schema)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var wrong = new List<KeyValuePair<Entity, IReadOnlyList<CedarDiagnostic>>>();
        foreach (var entity in entities)
        {
            if (Validate(entity, schema) is { Count: > 0 } found)
            {
                wrong.Add(new(entity, found));
            }
        }

        return wrong;
    }

    // An action is what the schema says, neither more nor less. Its groups may be given as parents, near and far.
    private static void CheckAction(Entity entity, CedarSchema schema, List<string> found)
    {
        if (!schema.Actions.ContainsKey(entity.Uid))
        {
            found.Add($"The schema declares no action {entity.Uid}.");
            return;
        }

        var ancestors = new HashSet<EntityUid>(entity.Parents);
        foreach (var parent in entity.Parents)
        {
            ancestors.UnionWith(schema.ActionStore.AncestorsOf(parent));
        }

        if (!ancestors.SetEquals(schema.ActionStore.AncestorsOf(entity.Uid)))
        {
            found.Add($"The action {entity.Uid} stands below other groups than the schema declares.");
        }

        if (entity.Attributes.Count + entity.Tags.Count > 0)
        {
            found.Add($"The action {entity.Uid} has attributes or tags; no action has.");
        }
    }

    private static void Check(Entity entity, EntityTypeDefinition type, CedarSchema schema, List<string> found)
    {
        if (!ValueConformity.IsKnownId(entity.Uid, schema))
        {
            found.Add($"{NameText.Quote(type.Name)} does not declare the id of an entity that was supplied.");
        }

        foreach (var parent in entity.Parents)
        {
            CheckParent(parent, type, schema, found);
        }

        found.AddRange(ValueConformity.Fields(entity.Attributes, type.Attributes, schema, NameText.Quote(type.Name)));
        foreach (var (name, tag) in entity.Tags)
        {
            if (type.Tags is null)
            {
                found.Add($"{NameText.Quote(type.Name)} declares no tags.");
                break;
            }

            if (!ValueConformity.Conforms(tag, type.Tags, schema))
            {
                found.Add($"The tag {NameText.Quote(name)} of {NameText.Quote(type.Name)} {ValueConformity.Problem(tag, type.Tags, schema)}.");
            }
        }
    }

    private static void CheckParent(EntityUid parent, EntityTypeDefinition type, CedarSchema schema, List<string> found)
    {
        if (!type.MemberOf.Contains(parent.Type))
        {
            found.Add($"An entity of type {NameText.Quote(type.Name)} cannot stand below one of type {NameText.Quote(parent.Type)}.");
        }
        else if (!ValueConformity.IsKnownId(parent, schema))
        {
            found.Add($"{NameText.Quote(parent.Type)} does not declare the id of a parent of an entity of type {NameText.Quote(type.Name)}.");
        }
    }
}
