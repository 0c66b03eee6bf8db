namespace DataProducts.Lake.Merging;

/// <summary>A merge's columns, found in its table.</summary>
internal sealed class MergeColumns
{
    private MergeColumns(IReadOnlyList<TableColumn> all, RowMerge merge)
    {
        (All, Kind) = (all, merge.Kind);
        Key = [.. merge.Key.Select(IndexOf)];
        Compared = merge.Compared is { } compared ? [.. compared.Select(IndexOf)] : [.. Enumerable.Range(0, all.Count)];
        Version = merge.Version is { } version ? IndexOf(version) : null;
        Until = merge.Until is { } until ? IndexOf(until) : null;
        Current = merge.Current is { } current ? IndexOf(current) : null;
    }

    public IReadOnlyList<TableColumn> All { get; }

    public MergeKind Kind { get; }

    public IReadOnlyList<int> Key { get; }

    public IReadOnlyList<int> Compared { get; }

    public int? Version { get; }

    public int? Until { get; }

    public int? Current { get; }

    /// <summary>Finds the columns.</summary>
    /// <exception cref="ArgumentException">One is missing, or none that the merge can do with.</exception>
    public static MergeColumns Of(IReadOnlyList<TableColumn> table, RowMerge merge)
    {
        if (merge.Key.Count == 0)
        {
            throw new ArgumentException("A merge needs a key.", nameof(merge));
        }

        var columns = new MergeColumns(table, merge);
        if (columns.Version is { } version && !VersionOrder.Has(table[version].Column.Type))
        {
            throw new ArgumentException($"Column '{merge.Version}' is none that orders versions: {table[version].Column.Type}.", nameof(merge));
        }

        if (merge.Kind == MergeKind.History)
        {
            columns.CheckHistory(merge);
        }

        return columns;
    }

    /// <summary>Gives columns of the table.</summary>
    public TableColumn[] These(IEnumerable<int> places) => [.. places.Select(place => All[place])];

    private int IndexOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Column.Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The table has no column '{name}'.", nameof(name));
    }

    private void CheckHistory(RowMerge merge)
    {
        if (Version is not { } version || Until is not { } until || Current is not { } current
            || All[version].Column.Nullable || !All[until].Column.Nullable
            || All[until].Column.Type != All[version].Column.Type || All[current].Column.Type.Kind != LakeKind.Boolean)
        {
            throw new ArgumentException(
                "A history needs a required column from when a version holds, one of its type that may be null, and a boolean.", nameof(merge));
        }

        if (Compared.Contains(until) || Compared.Contains(current))
        {
            throw new ArgumentException("A history compares rows by other columns than those that it keeps itself.", nameof(merge));
        }
    }
}
