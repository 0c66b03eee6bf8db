namespace DataProducts.Tokens;

/// <summary>An original on its way to the vault.</summary>
/// <param name="Key">What it will be found by.</param>
/// <param name="Cell">The first cell that it came from.</param>
/// <param name="Normaliser">The version of the normaliser that it went through.</param>
/// <param name="Original">The normalised original, in clear.</param>
/// <param name="Spelling">The spelling to keep beside it, in clear; empty for none.</param>
internal readonly record struct PendingItem(VaultKey Key, int Cell, int Normaliser, ReadOnlyMemory<byte> Original, ReadOnlyMemory<byte> Spelling);
