using DataProducts.Lake.Parquet.Columns;
using DataProducts.Lake.Parquet.Thrift;

namespace DataProducts.Lake.Parquet.Format;

/// <summary>Writes the page index: where pages are, and what is in them (Parquet format, PageIndex.md).</summary>
internal static class PageIndex
{
    public static void WriteOffsets(CompactWriter thrift, ColumnChunk chunk)
    {
        thrift.Begin();
        thrift.BeginStructs(1, chunk.Pages.Count);
        foreach (var page in chunk.Pages)
        {
            thrift.Begin();
            thrift.Write(1, chunk.Data + page.Offset);
            thrift.Write(2, page.Length);
            thrift.Write(3, page.FirstRow);
            thrift.End();
        }

        thrift.End();
    }

    public static void WriteColumn(CompactWriter thrift, ColumnChunk chunk)
    {
        thrift.Begin();
        thrift.BeginBooleans(1, chunk.Pages.Count);
        foreach (var page in chunk.Pages)
        {
            thrift.Element(page.IsNull);
        }

        thrift.BeginBinaries(2, chunk.Pages.Count);
        foreach (var page in chunk.Pages)
        {
            thrift.Element(page.Bounds?.Least);
        }

        thrift.BeginBinaries(3, chunk.Pages.Count);
        foreach (var page in chunk.Pages)
        {
            thrift.Element(page.Bounds?.Greatest);
        }

        thrift.Write(4, (int)chunk.Order);
        thrift.BeginInt64s(5, chunk.Pages.Count);
        foreach (var page in chunk.Pages)
        {
            thrift.Element(page.Nulls);
        }

        thrift.End();
    }
}
