namespace DataProducts.Cedar;

/// <summary>Checks what a partial request says before anything is evaluated; a wrong ancestor or value would make filters wrong.</summary>
internal static class PartialRequestValidator
{
    public static List<CedarDiagnostic> Validate(CedarSchema schema, EntityStore entities, PartialRequest request)
    {
        var found = new List<CedarDiagnostic>();
        var resource = request.Resource;
        SuppliedEntities.CheckRequest(schema, request.Principal, request.Action, resource.Type, request.Context, found);
        if (found.Count > 0)
        {
            return found;
        }

        SuppliedEntities.Check(schema, entities, "principal", request.Principal, found);
        SuppliedEntities.CheckContext(schema, entities, request.Context, found);
        var type = schema.EntityTypes[resource.Type];
        foreach (var ancestor in resource.Ancestors)
        {
            SuppliedEntities.Check(schema, entities, "resource's ancestor", ancestor, found);
            if (!type.MemberOf.Contains(ancestor.Type))
            {
                var message = $"A resource of type '{type.Name}' cannot stand below an entity of type '{ancestor.Type}'.";
                found.Add(SuppliedEntities.Finding(message));
            }
        }

        foreach (var (name, value) in resource.KnownAttributes)
        {
            if (!type.Attributes.Attributes.TryGetValue(name, out var attribute)
                || !ValueConformity.Conforms(value, attribute.Type, schema))
            {
                found.Add(SuppliedEntities.Finding($"The attribute '{name}' of the resource is not what '{type.Name}' declares."));
            }
        }

        foreach (var tag in resource.KnownTags?.Values ?? [])
        {
            if (type.Tags is null || !ValueConformity.Conforms(tag, type.Tags, schema))
            {
                found.Add(SuppliedEntities.Finding($"A tag of the resource is not what '{type.Name}' declares."));
            }
        }

        CheckActions(schema, entities, request.Action, found);
        return found;
    }

    // The schema's word counts, so entities that say otherwise of an action or its groups are refused rather than passed over.
    private static void CheckActions(CedarSchema schema, EntityStore entities, EntityUid action, List<CedarDiagnostic> found)
    {
        foreach (var uid in schema.ActionStore.AncestorsOf(action).Append(action))
        {
            if (entities.TryGet(uid, out var supplied)
                && !(schema.ActionStore.TryGet(uid, out var declared) && declared.HasSameContent(supplied)))
            {
                found.Add(SuppliedEntities.Finding($"The action {uid} differs from what the schema declares."));
            }
        }
    }
}
