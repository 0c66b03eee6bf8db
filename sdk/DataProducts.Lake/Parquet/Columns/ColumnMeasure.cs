using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>
/// Measures a leaf once, page by page, for all that ask: the page index, the footer and the manifest. Entries are counted as Java Iceberg
/// counts values: what a null or empty parent lacks is one, and it is null.
/// </summary>
internal sealed class ColumnMeasure
{
    private readonly Leaf _leaf;
    private readonly ValueRange? _chunk;
    private readonly ValueRange? _file;
    private readonly BoundaryOrderFinder? _order;
    private long _chunkNulls;
    private long _fileEntries;
    private long _fileNulls;
    private long _fileBytes;

    public ColumnMeasure(Leaf leaf)
    {
        _leaf = leaf;

        // NaNs are counted even where bounds may not be kept: the count says nothing of a value.
        if (leaf.Statistics || leaf.Type.Kind is LakeKind.Float or LakeKind.Double)
        {
            (Page, _chunk, _file) = (ValueRange.Of(leaf.Type), ValueRange.Of(leaf.Type), ValueRange.Of(leaf.Type));
            _order = new BoundaryOrderFinder(ValueRange.Of(leaf.Type));
        }
    }

    /// <summary>Gets where the page in the making is measured, or null.</summary>
    public ValueRange? Page { get; }

    /// <summary>Gets the nulls of the chunk's pages.</summary>
    public long Nulls => _chunkNulls;

    public BoundaryOrder Order => _order?.Order ?? BoundaryOrder.Unordered;

    /// <summary>Gets the bounds of the chunk's pages, or null.</summary>
    public FileBounds? Bounds => _leaf.Statistics ? _chunk?.ForFile() : null;

    /// <summary>Ends a page; gives its bounds.</summary>
    public FileBounds? EndPage(long entries, long nulls)
    {
        _chunkNulls += nulls;
        _fileEntries += entries;
        _fileNulls += nulls;
        if (Page is null || entries == nulls)
        {
            return null;
        }

        var bounds = _leaf.Statistics ? Page.ForFile() : null;
        _order!.Add(Page);
        _chunk!.Add(Page);
        Page.Clear();
        return bounds;
    }

    /// <summary>Ends a chunk.</summary>
    /// <param name="bytes">Its bytes in the file.</param>
    public void EndChunk(long bytes)
    {
        _fileBytes += bytes;
        _chunkNulls = 0;
        if (_chunk is not null)
        {
            _file!.Add(_chunk);
            _chunk.Clear();
            _order!.Clear();
        }
    }

    /// <summary>Writes what the manifest says about the file's column.</summary>
    public void WriteTo(FileMetrics metrics)
    {
        metrics.ColumnSizes[_leaf.FieldId] = _fileBytes;
        metrics.ValueCounts[_leaf.FieldId] = _fileEntries;
        metrics.NullCounts[_leaf.FieldId] = _fileNulls;
        if (_leaf.Type.Kind is LakeKind.Float or LakeKind.Double)
        {
            metrics.NanCounts[_leaf.FieldId] = _file!.Nans;
        }

        if (!_leaf.Bounds || !_leaf.Statistics)
        {
            return;
        }

        var (lower, upper) = _file!.ForManifest();
        if (lower is not null)
        {
            metrics.LowerBounds[_leaf.FieldId] = lower;
        }

        if (upper is not null)
        {
            metrics.UpperBounds[_leaf.FieldId] = upper;
        }
    }
}
