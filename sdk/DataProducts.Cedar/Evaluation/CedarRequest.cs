namespace DataProducts.Cedar;

/// <summary>A question: may this principal do this action to this resource?</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">What they want to do.</param>
/// <param name="Resource">What they want to do it to.</param>
/// <param name="Context">What else is known: a record.</param>
public sealed record CedarRequest(EntityUid Principal, EntityUid Action, EntityUid Resource, CedarValue Context);
