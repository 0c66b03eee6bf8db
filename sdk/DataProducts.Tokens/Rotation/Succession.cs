namespace DataProducts.Tokens;

/// <summary>An item, and the one that takes its place.</summary>
internal readonly record struct Succession(VaultItem Old, VaultItem Next);
