namespace DataProducts.Tokens;

/// <summary>What is about to be done to the keys of a token space: what an audit record needs, and no key.</summary>
/// <param name="Event">What.</param>
/// <param name="Space">The token space.</param>
/// <param name="Kind">Whose key's kind of personal data; null where it is about the space's data keys, or about all of its keys.</param>
/// <param name="Mode">The mode of the tokens that the key makes; null as <paramref name="Kind"/> is.</param>
/// <param name="Version">The version that is retired; null otherwise.</param>
public readonly record struct RotationAct(AuditEvent Event, TokenSpaceId Space, PiiKind? Kind, TokenMode? Mode, int? Version);
