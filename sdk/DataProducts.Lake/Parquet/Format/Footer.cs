using DataProducts.Lake.Parquet.Columns;
using DataProducts.Lake.Parquet.Thrift;

namespace DataProducts.Lake.Parquet.Format;

/// <summary>Writes a file's footer (parquet.thrift, FileMetaData).</summary>
internal static class Footer
{
    private const int Version = 2; // some encodings are of the format's version 2

    /// <summary>Gets what files are signed with; readers that know of a writer's bugs find it by this.</summary>
    public static string CreatedBy { get; } = $"dataproducts version {typeof(Footer).Assembly.GetName().Version?.ToString(3)}";

    public static void Write(
        CompactWriter thrift,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<RowGroup> groups,
        IReadOnlyDictionary<string, string> properties)
    {
        thrift.Begin();
        thrift.Write(1, Version);
        ParquetSchema.Write(thrift, 2, columns);
        thrift.Write(3, groups.Sum(group => group.Rows));
        thrift.BeginStructs(4, groups.Count);
        for (var i = 0; i < groups.Count; i++)
        {
            Write(thrift, groups[i], i);
        }

        if (properties.Count > 0)
        {
            thrift.BeginStructs(5, properties.Count);
            foreach (var (key, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            {
                thrift.Begin();
                thrift.Write(1, key);
                thrift.Write(2, value);
                thrift.End();
            }
        }

        thrift.Write(6, CreatedBy);
        WriteOrders(thrift, LeafShape.Of(columns).Count);
        thrift.End();
    }

    // Bounds without an order of their column may be used by nobody.
    private static void WriteOrders(CompactWriter thrift, int leaves)
    {
        thrift.BeginStructs(7, leaves);
        for (var i = 0; i < leaves; i++)
        {
            thrift.Begin();
            thrift.Empty(1); // the order of the column's type
            thrift.End();
        }
    }

    private static void Write(CompactWriter thrift, RowGroup group, int ordinal)
    {
        thrift.Begin();
        thrift.BeginStructs(1, group.Chunks.Count);
        foreach (var chunk in group.Chunks)
        {
            thrift.Begin();
            thrift.Write(2, 0L); // deprecated: the format asks for 0
            Write(thrift, chunk);
            thrift.Write(4, chunk.OffsetIndex.Offset);
            thrift.Write(5, chunk.OffsetIndex.Length);
            if (chunk.ColumnIndex.Length > 0)
            {
                thrift.Write(6, chunk.ColumnIndex.Offset);
                thrift.Write(7, chunk.ColumnIndex.Length);
            }

            thrift.End();
        }

        thrift.Write(2, group.Chunks.Sum(chunk => chunk.Uncompressed));
        thrift.Write(3, group.Rows);
        thrift.Write(5, group.Offset);
        thrift.Write(6, group.Chunks.Sum(chunk => chunk.Compressed));
        if (ordinal <= short.MaxValue)
        {
            thrift.Write(7, (short)ordinal);
        }

        thrift.End();
    }

    private static void Write(CompactWriter thrift, ColumnChunk chunk)
    {
        var shape = chunk.Shape;
        thrift.Begin(3);
        thrift.Write(1, (int)StoredType.Of(shape.Leaf.Type).Kind);
        var encodings = EncodingsOf(chunk);
        thrift.BeginInt32s(2, encodings.Count);
        foreach (var encoding in encodings)
        {
            thrift.Element((int)encoding);
        }

        thrift.BeginBinaries(3, shape.Path.Count);
        foreach (var name in shape.Path)
        {
            thrift.Element(name);
        }

        thrift.Write(4, (int)chunk.Codec);
        thrift.Write(5, chunk.Entries);
        thrift.Write(6, chunk.Uncompressed);
        thrift.Write(7, chunk.Compressed);
        thrift.Write(9, chunk.Data);
        if (chunk.Dictionary is { } dictionary)
        {
            thrift.Write(11, dictionary);
        }

        WriteStatistics(thrift, chunk);
        WriteEncodings(thrift, chunk);
        thrift.End();
    }

    private static SortedSet<PageEncoding> EncodingsOf(ColumnChunk chunk)
    {
        var encodings = new SortedSet<PageEncoding>(chunk.Encodings.Select(used => used.Encoding));
        if (chunk.Dictionary is not null)
        {
            encodings.Add(PageEncoding.Plain); // the dictionary's own page
        }

        if (chunk.Shape.Definition + chunk.Shape.Repetition > 0)
        {
            encodings.Add(PageEncoding.Rle);
        }

        return encodings;
    }

    private static void WriteStatistics(CompactWriter thrift, ColumnChunk chunk)
    {
        thrift.Begin(12);
        thrift.Write(3, chunk.Nulls);
        if (chunk.Bounds is { } bounds)
        {
            thrift.Write(5, bounds.Greatest);
            thrift.Write(6, bounds.Least);
            thrift.Write(7, bounds.IsGreatest);
            thrift.Write(8, bounds.IsLeast);
        }

        thrift.End();
    }

    private static void WriteEncodings(CompactWriter thrift, ColumnChunk chunk)
    {
        thrift.BeginStructs(13, chunk.Encodings.Count + (chunk.Dictionary is null ? 0 : 1));
        if (chunk.Dictionary is not null)
        {
            Write(PageKind.Dictionary, PageEncoding.Plain, 1);
        }

        foreach (var (encoding, pages) in chunk.Encodings)
        {
            Write(PageKind.Data, encoding, pages);
        }

        void Write(PageKind kind, PageEncoding encoding, int pages)
        {
            thrift.Begin();
            thrift.Write(1, (int)kind);
            thrift.Write(2, (int)encoding);
            thrift.Write(3, pages);
            thrift.End();
        }
    }
}
