using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>How the bounds of a chunk's pages follow each other (parquet.thrift, BoundaryOrder).</summary>
internal enum BoundaryOrder
{
    Unordered = 0,
    Ascending = 1,
    Descending = 2,
}

/// <summary>Finds out the order of pages that come one by one; pages without values count for nothing.</summary>
internal sealed class BoundaryOrderFinder(ValueRange previous)
{
    private bool _any;
    private bool _ascending = true;
    private bool _descending = true;

    public BoundaryOrder Order => _ascending ? BoundaryOrder.Ascending : _descending ? BoundaryOrder.Descending : BoundaryOrder.Unordered;

    public void Add(ValueRange page)
    {
        if (_any)
        {
            var (ascending, descending) = page.Follows(previous);
            _ascending &= ascending;
            _descending &= descending;
        }

        _any = true;
        previous.Clear();
        previous.Add(page);
    }

    public void Clear() => (_any, _ascending, _descending) = (false, true, true);
}
