namespace DataProducts.Tokens;

/// <content>What is left of format 1.</content>
public sealed partial class SqliteTokenVault
{
    /// <summary>Gives items that are to be sealed anew; when there are none left, the last trace of them is removed.</summary>
    internal IReadOnlyList<VaultItem> Unkeyed(int limit) => Write(() =>
    {
        if (!UnkeyedItems.Exist(_connection.Handle!, _path))
        {
            return [];
        }

        var page = UnkeyedItems.Page(_connection.Handle!, _path, limit);
        if (page.Count == 0)
        {
            UnkeyedItems.Drop(_connection.Handle!, _path);
        }

        return page;
    });

    /// <summary>Removes items that stand under their subjects' keys by now.</summary>
    internal void RemoveUnkeyed(IReadOnlyList<VaultItem> items) => Write(() =>
    {
        UnkeyedItems.Remove(_connection.Handle!, _path, items.Select(item => item.Key));
        return true;
    });
}
