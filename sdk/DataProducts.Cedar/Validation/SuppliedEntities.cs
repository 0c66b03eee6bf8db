namespace DataProducts.Cedar;

/// <summary>What point decisions and row filters alike ask of a request before anything is evaluated.</summary>
internal static class SuppliedEntities
{
    public static CedarDiagnostic Finding(string message) => new(CedarCodes.Request, "", 0, 0, message);

    /// <summary>Checks action, types and context; gives the action, or null if there is none such.</summary>
    public static ActionDefinition? CheckRequest(
        CedarSchema schema, EntityUid principal, EntityUid action, string resourceType, CedarValue context, List<CedarDiagnostic> found)
    {
        if (!schema.Actions.TryGetValue(action, out var definition))
        {
            found.Add(Finding($"The schema declares no action {action}."));
            return null;
        }

        if (!definition.PrincipalTypes.Contains(principal.Type))
        {
            found.Add(Finding(NotApplying(schema, action, "principals", principal.Type)));
        }
        else if (!ValueConformity.IsKnownId(principal, schema))
        {
            found.Add(Finding($"'{principal.Type}' does not declare the id of the principal."));
        }

        if (!definition.ResourceTypes.Contains(resourceType))
        {
            found.Add(Finding(NotApplying(schema, action, "resources", resourceType)));
        }

        if (context.Kind != CedarKind.Record)
        {
            found.Add(Finding("The context is no record."));
        }
        else
        {
            found.AddRange(ValueConformity.Fields(context.Fields, definition.Context, schema, "the context").Select(Finding));
        }

        return definition;
    }

    private static string NotApplying(CedarSchema schema, EntityUid action, string roles, string type) => schema.EntityTypes.ContainsKey(type)
        ? $"The action {action} does not apply to {roles} of type {NameText.Quote(type)}."
        : $"The schema declares no entity type {NameText.Quote(type)}.";

    public static void Check(CedarSchema schema, EntityStore entities, string role, EntityUid uid, List<CedarDiagnostic> found)
    {
        if (entities.TryGet(uid, out var entity))
        {
            found.AddRange(EntityValidator.Validate(entity, schema));
        }
        else if (schema.EntityTypes.GetValueOrDefault(uid.Type)?.EnumIds is null)
        {
            found.Add(Finding($"The {role}, an entity of type '{uid.Type}', was not supplied."));
        }
    }

    public static void CheckContext(CedarSchema schema, EntityStore entities, CedarValue value, List<CedarDiagnostic> found)
    {
        switch (value.Kind)
        {
            case CedarKind.Entity when !value.AsEntity.IsAction:
                Check(schema, entities, "context's entity", value.AsEntity, found);
                break;
            case CedarKind.Set:
                Array.ForEach(value.AsSet.Elements, element => CheckContext(schema, entities, element, found));
                break;
            case CedarKind.Record:
                foreach (var field in value.Fields.Values)
                {
                    CheckContext(schema, entities, field, found);
                }

                break;
        }
    }
}
