namespace DataProducts.Cedar;

/// <summary>A question: may this principal do this action to this resource?</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">What they want to do.</param>
/// <param name="Resource">What they want to do it to.</param>
/// <param name="Context">What else is known: a record.</param>
public sealed record CedarRequest(EntityUid Principal, EntityUid Action, EntityUid Resource, CedarValue Context)
{
    /// <summary>Gets who asks.</summary>
    public EntityUid Principal
    {
        get => PrincipalName.Uid;
        init => PrincipalName = new(value);
    }

    /// <summary>Gets what they want to do.</summary>
    public EntityUid Action
    {
        get => ActionName.Uid;
        init => ActionName = new(value);
    }

    /// <summary>Gets what they want to do it to.</summary>
    public EntityUid Resource
    {
        get => ResourceName.Uid;
        init => ResourceName = new(value);
    }

    internal EntityName PrincipalName { get; private init; } = new(Principal);

    internal EntityName ActionName { get; private init; } = new(Action);

    internal EntityName ResourceName { get; private init; } = new(Resource);
}
