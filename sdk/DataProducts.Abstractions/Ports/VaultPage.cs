namespace DataProducts;

/// <summary>A place in a vault, from which a scan goes on; the default is the beginning.</summary>
/// <param name="Text">The vault's own name for it, opaque, at most 512 characters; null for the beginning. It holds no original.</param>
public readonly record struct VaultCursor(string? Text);

/// <summary>Some items of a scan.</summary>
/// <param name="Items">The items, in the vault's order; may be empty although the scan goes on.</param>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record VaultPage(IReadOnlyList<VaultItem> Items, VaultCursor? Next);
