using System.Buffers.Binary;

namespace DataProducts.Audit;

/// <summary>Entries one after the other, each after its length as two bytes, big-endian (C2SP tlog-tiles).</summary>
internal static class EntryBundle
{
    public const int MaxEntryLength = ushort.MaxValue;

    public const int MaxLength = TileName.FullWidth * (sizeof(ushort) + MaxEntryLength);

    public static void Append(MemoryStream bundle, ReadOnlySpan<byte> entry)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)entry.Length));
        bundle.Write(length);
        bundle.Write(entry);
    }

    /// <summary>Takes the first entry off a bundle; false where it is cut short.</summary>
    public static bool TryTake(ref ReadOnlyMemory<byte> bundle, out ReadOnlyMemory<byte> entry)
    {
        entry = default;
        if (bundle.Length < sizeof(ushort))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
        if (bundle.Length - sizeof(ushort) < length)
        {
            return false;
        }

        entry = bundle.Slice(sizeof(ushort), length);
        bundle = bundle[(sizeof(ushort) + length)..];
        return true;
    }
}
