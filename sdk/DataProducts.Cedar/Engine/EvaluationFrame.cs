namespace DataProducts.Cedar;

/// <summary>What the nodes of compiled policies read while one request is decided.</summary>
internal readonly ref struct EvaluationFrame(EntityStore entities, ReadOnlySpan<CedarValue> constants, ref readonly BoundRequest request)
{
    public readonly EntityStore Entities = entities;

    /// <summary>The constants that mention entities, with the store's own names in them.</summary>
    public readonly ReadOnlySpan<CedarValue> Constants = constants;

    public readonly ref readonly BoundRequest Request = ref request;

    public CedarValue Read(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => CedarValue.Of(Request.Principal),
        CedarVariable.Action => CedarValue.Of(Request.Action),
        CedarVariable.Resource => CedarValue.Of(Request.Resource),
        _ => Request.Context,
    };

    /// <summary>Gives what the store has of a variable other than the context, or null.</summary>
    public EntityNode? Entity(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => Request.PrincipalEntity,
        CedarVariable.Action => Request.ActionEntity,
        _ => Request.ResourceEntity,
    };
}
