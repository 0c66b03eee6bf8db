using DataProducts.Lake.Parquet.Thrift;

namespace DataProducts.Lake.Parquet.Format;

/// <summary>Writes page headers (parquet.thrift, PageHeader). Pages are of version 1, which every reader knows.</summary>
internal static class PageHeader
{
    public static void WriteData(CompactWriter thrift, int uncompressed, int compressed, int entries, PageEncoding encoding)
    {
        Begin(thrift, PageKind.Data, uncompressed, compressed);
        thrift.Begin(5);
        thrift.Write(1, entries);
        thrift.Write(2, (int)encoding);
        thrift.Write(3, (int)PageEncoding.Rle);
        thrift.Write(4, (int)PageEncoding.Rle);
        thrift.End();
        thrift.End();
    }

    public static void WriteDictionary(CompactWriter thrift, int uncompressed, int compressed, int entries)
    {
        Begin(thrift, PageKind.Dictionary, uncompressed, compressed);
        thrift.Begin(7);
        thrift.Write(1, entries);
        thrift.Write(2, (int)PageEncoding.Plain);
        thrift.End();
        thrift.End();
    }

    private static void Begin(CompactWriter thrift, PageKind kind, int uncompressed, int compressed)
    {
        thrift.Begin();
        thrift.Write(1, (int)kind);
        thrift.Write(2, uncompressed);
        thrift.Write(3, compressed);
    }
}
