using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DataProducts.Aws;

/// <summary>The chain of a ledger's entries: each entry's hash is over the one before it and over all that the entry says.</summary>
internal static class LedgerChain
{
    private const int EntrySize = 2 + 32 + 8 + 1 + SubjectRef.Size + 16 + 8;

    public static ErasureEntry Next(Jurisdiction jurisdiction, LedgerMark? before, ErasureOrder order)
    {
        var position = (before?.Position ?? 0) + 1;

        // Fields of fixed length in a fixed order: no two entries have the same bytes.
        Span<byte> bytes = stackalloc byte[EntrySize];
        bytes.Clear();
        (bytes[0], bytes[1]) = ((byte)jurisdiction.Code[0], (byte)jurisdiction.Code[1]);
        before?.Hash.Span.CopyTo(bytes[2..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[34..], position);
        bytes[42] = (byte)order.Act;
        order.Subject.WriteTo(bytes[43..]);
        order.Request.TryWriteBytes(bytes[59..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[75..], order.Time.ToUnixTimeMilliseconds());
        return new ErasureEntry(new LedgerMark(position, SHA256.HashData(bytes)), order);
    }
}
