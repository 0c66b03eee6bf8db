using System.Buffers.Binary;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;
using Snappier;

namespace DataProducts.Lake.Parquet.Compression;

/// <summary>Snappy without framing, as Parquet has it.</summary>
internal sealed class SnappyCompressor : PageCompressor
{
    // Google's compressor works on blocks of this size: no reader has seen a longer literal.
    private const int LongestLiteral = 64 * 1024;

    public override PageCodec Codec => PageCodec.Snappy;

    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page)
    {
        Output.Clear();
        Output.Advance(Snappy.Compress(page, Output.Room(Snappy.GetMaxCompressedLength(page.Length))));
        return Output.Items;
    }

    /// <remarks>google/snappy, format_description.txt: the length, then literals; tag 61 has the length less one in two bytes.</remarks>
    public override ReadOnlySpan<byte> Store(ReadOnlySpan<byte> page)
    {
        Output.Clear();
        VarInt.Write(Output, (ulong)page.Length);
        for (; !page.IsEmpty; page = page[Math.Min(page.Length, LongestLiteral)..])
        {
            var literal = page[..Math.Min(page.Length, LongestLiteral)];
            Output.Add(61 << 2);
            BinaryPrimitives.WriteUInt16LittleEndian(Output.Append(sizeof(ushort)), (ushort)(literal.Length - 1));
            Output.Add(literal);
        }

        return Output.Items;
    }
}
