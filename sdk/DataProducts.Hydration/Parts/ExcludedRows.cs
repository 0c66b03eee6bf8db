using System.Buffers.Binary;

namespace DataProducts.Hydration;

/// <summary>The numbers of rows that a part leaves to an earlier one, as a manifest has them.</summary>
internal static class ExcludedRows
{
    public static byte[] Write(IReadOnlySet<long> rows)
    {
        var bytes = new byte[rows.Count * sizeof(long)];
        var at = 0;
        foreach (var row in rows.Order())
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), row);
            at += sizeof(long);
        }

        return bytes;
    }

    public static HashSet<long> Read(byte[] bytes)
    {
        var rows = new HashSet<long>();
        for (var at = 0; at < bytes.Length; at += sizeof(long))
        {
            rows.Add(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)));
        }

        return rows;
    }
}
