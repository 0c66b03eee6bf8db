namespace DataProducts.Cedar;

/// <summary>Checks requests against a schema, and that what they name was supplied.</summary>
public static class RequestValidator
{
    /// <summary>Gives what keeps a request from being decided: it does not conform, or an entity that it names is missing or does not
    /// conform.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="entities">The entities that were supplied for the request.</param>
    /// <param name="request">The request.</param>
    /// <remarks>Entities that the context names must be supplied too, save those of enumerated types, which have no attributes and no
    /// parents: an entity without its parents makes a forbid on a group silently not apply.</remarks>
    public static IReadOnlyList<CedarDiagnostic> Validate(CedarSchema schema, EntityStore entities, CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(entities);
        List<CedarDiagnostic> found = [.. Conforms(schema, request)];
        if (found.Count == 0)
        {
            SuppliedEntities.Check(schema, entities, "principal", request.Principal, found);
            SuppliedEntities.Check(schema, entities, "resource", request.Resource, found);
            SuppliedEntities.CheckContext(schema, entities, request.Context, found);
        }

        return found;
    }

    /// <summary>Gives what of a request itself does not conform: the action, the types it applies to, and the context.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="request">The request.</param>
    public static IReadOnlyList<CedarDiagnostic> Conforms(CedarSchema schema, CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(request);
        var found = new List<CedarDiagnostic>();
        var action = SuppliedEntities.CheckRequest(schema, request.Principal, request.Action, request.Resource.Type, request.Context,
            found);
        if (action is not null && !ValueConformity.IsKnownId(request.Resource, schema))
        {
            found.Add(SuppliedEntities.Finding($"'{request.Resource.Type}' does not declare the id of the resource."));
        }

        return found;
    }
}
