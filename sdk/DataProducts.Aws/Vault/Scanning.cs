namespace DataProducts.Aws;

/// <summary>Lists items. Dead ones, whose key is not their subject's, are left out.</summary>
internal sealed class Scanning(VaultTable table, SubjectRows subjects)
{
    // Base64url of a partition and a sort key with their lengths; the longest is an item's of nobody.
    private const int LongestCursor = 128;

    public async ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var items = new List<VaultItem>();
        var place = Parse(after);
        do
        {
            // Not every row is an item: the page is filled up, never overfull.
            var (rows, next) = await table.ScanAsync(place, limit - items.Count, cancellationToken).ConfigureAwait(false);
            items.AddRange(await LivingAsync(rows, cancellationToken).ConfigureAwait(false));
            place = next;
        }
        while (place is not null && items.Count < limit);

        return new VaultPage(items, place is { } last ? Cursor(last) : null);
    }

    public async ValueTask<List<VaultItem>> LivingAsync(
        IEnumerable<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> rows, CancellationToken cancellationToken)
    {
        var items = new List<VaultItem>();
        foreach (var row in rows)
        {
            if (VaultRows.IsItem(RowKey.Of(row), out var key))
            {
                items.Add(ItemRow.Read(row, key, table.Name));
            }
        }

        var owners = await subjects.ReadAsync(items.Select(static item => item.Key.Subject), cancellationToken).ConfigureAwait(false);
        items.RemoveAll(item => item.Key.Subject != default && owners[item.Key.Subject].Key(item.Space)?.Id != item.KeyId);
        return items;
    }

    private static VaultCursor Cursor(RowKey key) =>
        new(Convert.ToHexStringLower([(byte)key.Partition.Length, .. key.Partition, .. key.Sort]));

    private static RowKey? Parse(VaultCursor cursor)
    {
        if (cursor.Text is not { } text)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[LongestCursor];
        if (text.Length > 2 * LongestCursor || Convert.FromHexString(text, bytes, out _, out var length) != System.Buffers.OperationStatus.Done
            || length < 3 || bytes[0] is 0 || bytes[0] > length - 2)
        {
            throw AwsErrors.NotACursor(text.Length);
        }

        var sort = 1 + bytes[0];
        return new RowKey(bytes[1..sort].ToArray(), bytes[sort..length].ToArray());
    }
}
