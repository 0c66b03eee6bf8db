namespace DataProducts;

/// <summary>What a vault has for a token and a subject.</summary>
/// <param name="Item">The item; null if there is none, or a dead one.</param>
/// <param name="Subject">The subject, with its key in the item's space; of nobody in particular, the default.</param>
public readonly record struct VaultFinding(VaultItem? Item, SubjectEntry Subject);
