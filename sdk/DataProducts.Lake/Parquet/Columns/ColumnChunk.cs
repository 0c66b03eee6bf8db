using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>What the footer and the page index say about a column chunk that is written.</summary>
internal sealed class ColumnChunk
{
    public required LeafShape Shape { get; init; }

    public required PageCodec Codec { get; init; }

    /// <summary>Gets where the dictionary's page begins, or null.</summary>
    public required long? Dictionary { get; init; }

    /// <summary>Gets where the first data page begins.</summary>
    public required long Data { get; init; }

    /// <summary>Gets the number of entries, null ones too.</summary>
    public required long Entries { get; init; }

    public required long Nulls { get; init; }

    /// <summary>Gets the bytes of all pages before compression, with their headers.</summary>
    public required long Uncompressed { get; init; }

    /// <summary>Gets the bytes of all pages, with their headers.</summary>
    public required long Compressed { get; init; }

    public required FileBounds? Bounds { get; init; }

    public required IReadOnlyList<PageEntry> Pages { get; init; }

    public required BoundaryOrder Order { get; init; }

    /// <summary>Gets how many data pages have each encoding.</summary>
    public required IReadOnlyList<(PageEncoding Encoding, int Pages)> Encodings { get; init; }

    /// <summary>Gets a value indicating whether every page with a value has bounds: a column index has all of them or none.</summary>
    public bool HasColumnIndex => Shape.Leaf.Statistics && Pages.All(page => page.IsNull || page.Bounds is not null);

    /// <summary>Gets or sets where its offset index is.</summary>
    public (long Offset, int Length) OffsetIndex { get; set; }

    /// <summary>Gets or sets where its column index is, if it has one.</summary>
    public (long Offset, int Length) ColumnIndex { get; set; }
}
