namespace DataProducts.Cedar;

/// <summary>A resource of which the type and the place in the hierarchy are known, but not the id and not all attributes: any row of a
/// table.</summary>
/// <param name="Type">The entity type.</param>
/// <param name="Ancestors">All entities that every such resource stands directly below; their own ancestors come from the store, which has
/// to hold them.</param>
/// <param name="KnownAttributes">The attributes that have one value for every such resource, for example the jurisdiction of its
/// table. A record is known whole or not at all.</param>
public sealed record UnknownResource(
    string Type, IReadOnlyList<EntityUid> Ancestors, IReadOnlyDictionary<string, CedarValue> KnownAttributes)
{
    /// <summary>Gets all tags that every such resource has, and no others; null if its tags are unknown.</summary>
    public IReadOnlyDictionary<string, CedarValue>? KnownTags { get; init; }
}

/// <summary>A question about resources that are not looked at one by one: for which of them may this principal do this action?</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">What they want to do.</param>
/// <param name="Resource">What is known of the resources.</param>
/// <param name="Context">What else is known: a record, complete.</param>
public sealed record PartialRequest(EntityUid Principal, EntityUid Action, UnknownResource Resource, CedarValue Context);
