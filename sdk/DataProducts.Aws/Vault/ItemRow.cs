using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>An item as a row: about 200 bytes, so one write unit.</summary>
internal static class ItemRow
{
    // The id of the key that it is sealed under: what makes an item dead or alive.
    private const string KeyId = "k";
    private const string Call = "a";
    private const string Space = "z";
    private const string Normaliser = "n";
    private const string Sealed = "c";
    private const string Spelling = "s";
    private const string Batch = "b";
    private const string Created = "t";
    private const string Predecessor = "p";

    /// <summary>Writes an item on behalf of a call: one whose answer was lost finds its own item again by it.</summary>
    public static RowWrite Insert(in VaultItem item, long call) =>
        RowWrite.Insert(VaultRows.Of(item.Key), [.. Values(item), new(Call, Cell.Of(call))]);

    public static bool IsBy(Dictionary<string, AttributeValue> row, long call) => row.Number(Call) == call;

    /// <summary>Removes an item, if it is still sealed under the key that was seen.</summary>
    public static RowWrite Remove(in VaultItem item) => Remove(VaultRows.Of(item.Key), Cell.Of(item.KeyId));

    /// <summary>Removes a row among a subject's items, whatever it holds, if it has not changed.</summary>
    public static RowWrite Remove(Dictionary<string, AttributeValue> row) => Remove(RowKey.Of(row), row.GetValueOrDefault(KeyId));

    public static VaultItem Read(Dictionary<string, AttributeValue> row, VaultKey key, string table)
    {
        if (row.Number(KeyId) is not { } keyId || row.Text(Space) is not { } space || row.Number(Normaliser) is not { } normaliser
            || row.Bytes(Sealed) is not { } bytes || row.Text(Batch) is not { } batch || row.Number(Created) is not { } created)
        {
            throw AwsErrors.Malformed(table, "an item lacks an attribute");
        }

        return new VaultItem(key, space, keyId, (int)normaliser, bytes, batch, RowTime.Of(created))
        {
            Spelling = row.Bytes(Spelling) ?? [],
            Predecessor = PredecessorOf(row.Bytes(Predecessor) ?? [], table),
        };
    }

    private static RowWrite Remove(RowKey key, AttributeValue? keyId) =>
        new(RowVerb.Delete, key, [], [new(KeyId, keyId)]);

    private static List<KeyValuePair<string, AttributeValue>> Values(in VaultItem item)
    {
        var values = new List<KeyValuePair<string, AttributeValue>>(8)
        {
            new(KeyId, Cell.Of(item.KeyId)),
            new(Space, Cell.Of(item.Space)),
            new(Normaliser, Cell.Of(item.Normaliser)),
            new(Sealed, Cell.Of(item.Sealed.Span)),
            new(Batch, Cell.Of(item.Batch)),
            new(Created, Cell.Of(item.Created.ToUnixTimeMilliseconds())),
        };
        if (!item.Spelling.IsEmpty)
        {
            values.Add(new(Spelling, Cell.Of(item.Spelling.Span)));
        }

        if (item.Predecessor is { } predecessor)
        {
            var bytes = new byte[SubjectRef.Size + VaultKey.TokenSize];
            predecessor.Subject.WriteTo(bytes);
            predecessor.WriteTokenTo(bytes.AsSpan(SubjectRef.Size));
            values.Add(new(Predecessor, Cell.Of(bytes)));
        }

        return values;
    }

    private static VaultKey? PredecessorOf(byte[] bytes, string table) => bytes.Length switch
    {
        0 => null,
        SubjectRef.Size + VaultKey.TokenSize =>
            new VaultKey(bytes.AsSpan(SubjectRef.Size), new SubjectRef(bytes.AsSpan(0, SubjectRef.Size))),
        _ => throw AwsErrors.Malformed(table, "an item's predecessor has another length"),
    };
}
