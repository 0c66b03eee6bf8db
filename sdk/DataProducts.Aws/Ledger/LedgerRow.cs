using System.Buffers.Binary;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>An entry of the erasure ledger as a row: partition "dp/ledger", sort key the position as eight bytes.</summary>
internal static class LedgerRow
{
    private const string Act = "a";
    private const string Subject = "s";
    private const string Request = "q";
    private const string Time = "t";
    private const string Hash = "h";

    public static byte[] Partition { get; } = "dp/ledger"u8.ToArray();

    public static RowKey Key(long position) => new(Partition, Sort(position));

    public static byte[] Sort(long position)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        return bytes;
    }

    public static RowWrite Insert(ErasureEntry entry)
    {
        var order = entry.Order;
        return RowWrite.Insert(Key(entry.Mark.Position),
        [
            new(Act, Cell.Of((long)order.Act)),
            new(Subject, Cell.Of(VaultRows.Bytes(order.Subject))),
            new(Request, Cell.Of(order.Request.ToByteArray(bigEndian: true))),
            new(Time, Cell.Of(order.Time.ToUnixTimeMilliseconds())),
            new(Hash, Cell.Of(entry.Mark.Hash.Span)),
        ]);
    }

    public static ErasureEntry Read(Dictionary<string, AttributeValue> row, string table) =>
        RowKey.Of(row).Sort is { Length: sizeof(long) } sort && row.Number(Act) is { } act && row.Number(Time) is { } time
        && row.Bytes(Subject) is { Length: SubjectRef.Size } subject && row.Bytes(Request) is { Length: 16 } request
        && row.Bytes(Hash) is { Length: 32 } hash
            ? new ErasureEntry(
                new LedgerMark(BinaryPrimitives.ReadInt64BigEndian(sort), hash),
                new ErasureOrder((ErasureAct)act, new SubjectRef(subject), new Guid(request, bigEndian: true), RowTime.Of(time)))
            : throw AwsErrors.Malformed(table, "an entry of the ledger lacks an attribute");
}
