namespace DataProducts;

/// <summary>An item that was in the vault before, in place of the one that was offered.</summary>
/// <param name="Index">The place of the offered item in its batch.</param>
/// <param name="Item">The item that stands.</param>
public readonly record struct StandingItem(int Index, VaultItem Item);
