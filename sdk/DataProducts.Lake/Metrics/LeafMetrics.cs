using DataProducts.Iceberg;
using DataProducts.Lake.DataFiles;

namespace DataProducts.Lake.Metrics;

/// <summary>
/// Measures the leaves of a file. As Java Iceberg counts: what a null or empty parent lacks is one value, and it is null.
/// </summary>
internal sealed class LeafMetrics
{
    private readonly TableField[] _fields;
    private readonly IReadOnlyList<Leaf> _leaves;
    private readonly ColumnMetrics[] _metrics;

    public LeafMetrics(IReadOnlyList<TableColumn> columns)
    {
        _fields = [.. columns.Select(column => column.AsField())];
        _leaves = Leaf.Of(columns);
        _metrics = [.. _leaves.Select(leaf => ColumnMetrics.Of(leaf.Type, leaf.Bounds))];
    }

    public void Add(ColumnBatch batch)
    {
        var leaf = 0;
        for (var i = 0; i < _fields.Length; i++)
        {
            Add(_fields[i], batch[i], 0, ref leaf);
        }
    }

    /// <summary>Gives what the manifest says.</summary>
    /// <param name="sizes">How many bytes each leaf takes.</param>
    public FileMetrics Finish(IReadOnlyList<long> sizes)
    {
        var metrics = new FileMetrics();
        for (var i = 0; i < _metrics.Length; i++)
        {
            metrics.ColumnSizes[_leaves[i].FieldId] = sizes[i];
            _metrics[i].WriteTo(metrics, _leaves[i].FieldId);
        }

        return metrics;
    }

    private void Add(TableField field, ColumnBuffer buffer, long missing, ref int leaf)
    {
        var nulls = missing + buffer.Count - buffer.PresentCount;
        switch (buffer)
        {
            case StructColumn structs:
                for (var i = 0; i < structs.FieldCount; i++)
                {
                    Add(field.Children[i], structs[i], nulls, ref leaf);
                }

                break;
            case ListColumn lists:
                Add(field.Children[0], lists.Elements, nulls + Empty(lists.Ends), ref leaf);
                break;
            case MapColumn maps:
                Add(field.Children[0], maps.Keys, nulls + Empty(maps.Ends), ref leaf);
                Add(field.Children[1], maps.Values, nulls + Empty(maps.Ends), ref leaf);
                break;
            default:
                _metrics[leaf++].Add(buffer, missing);
                break;
        }
    }

    private static int Empty(ReadOnlySpan<int> ends)
    {
        var (empty, start) = (0, 0);
        foreach (var end in ends)
        {
            empty += end == start ? 1 : 0;
            start = end;
        }

        return empty;
    }
}
