using System.Buffers.Binary;
using DataProducts.Lake.Parquet.Format;
using ZstdSharp;

namespace DataProducts.Lake.Parquet.Compression;

/// <summary>Zstandard, one frame a page.</summary>
internal sealed class ZstdCompressor : PageCompressor
{
    private const int Level = 3;
    private const int LongestBlock = 128 * 1024;

    private readonly Compressor _compressor = new(Level);

    public override PageCodec Codec => PageCodec.Zstd;

    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page)
    {
        Output.Clear();
        Output.Advance(_compressor.Wrap(page, Output.Room(Compressor.GetCompressBound(page.Length))));
        return Output.Items;
    }

    /// <remarks>RFC 8878, 3.1.1: a frame of raw blocks, its content's length in four bytes, no window and no checksum.</remarks>
    public override ReadOnlySpan<byte> Store(ReadOnlySpan<byte> page)
    {
        Output.Clear();
        Output.Add([0x28, 0xB5, 0x2F, 0xFD, 0b1010_0000]);
        BinaryPrimitives.WriteInt32LittleEndian(Output.Append(sizeof(int)), page.Length);
        do
        {
            var block = page[..Math.Min(page.Length, LongestBlock)];
            page = page[block.Length..];
            var header = (block.Length << 3) | (page.IsEmpty ? 1 : 0);
            Output.Add([(byte)header, (byte)(header >> 8), (byte)(header >> 16)]);
            Output.Add(block);
        }
        while (!page.IsEmpty);
        return Output.Items;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _compressor.Dispose();
    }
}
