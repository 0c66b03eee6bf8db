namespace DataProducts.Cedar;

/// <summary>A request whose names were looked up in a store and in the index of a set of policies.</summary>
internal readonly struct BoundRequest
{
    public required EntityName Principal { get; init; }

    public required EntityName Action { get; init; }

    public required EntityName Resource { get; init; }

    public required CedarValue Context { get; init; }

    public EntityNode? PrincipalEntity { get; init; }

    public EntityNode? ActionEntity { get; init; }

    public EntityNode? ResourceEntity { get; init; }

    public required int[] PrincipalKeys { get; init; }

    public required int[] ResourceKeys { get; init; }

    /// <summary>Gets the policies that name the action or a group of it.</summary>
    public required ActionPolicies ActionPolicies { get; init; }
}
