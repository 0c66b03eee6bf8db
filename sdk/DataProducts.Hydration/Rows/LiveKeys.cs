using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>The keys that other batches already brought to the lake, in all jurisdictions: a key names one row of the port.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>
/// Keys are compared in the form that the lake holds. A key with personal data cannot be: the lake has its token, and to make one the
/// value would have to go to the vault before the row is known to be good. Such keys are compared within one input only.
/// </remarks>
internal sealed class LiveKeys<TRow> : IDisposable
    where TRow : class, IDataProductRow<TRow>
{
    private readonly KeyPlaces _keys = new();
    private readonly ColumnBatch _candidate = new(TRow.Schema.Columns);
    private readonly PlaceholderTokens<TRow> _tokens = new(1);
    private readonly TRow[] _row = new TRow[1];

    /// <summary>Reads the keys of every row of another batch.</summary>
    public static async ValueTask<LiveKeys<TRow>> LoadAsync(
        IEnumerable<PortTableState> tables, string batch, PortWrite write, CancellationToken cancellationToken)
    {
        var live = new LiveKeys<TRow>();
        if (!IsComparable() || write.Kind == PortWriteKind.OverwritePartitions)
        {
            return live;
        }

        foreach (var table in tables)
        {
            await live.AddAsync(table.Table, table.Jurisdiction, batch, cancellationToken).ConfigureAwait(false);
        }

        return live;
    }

    /// <summary>Gives the jurisdiction whose table has the row's key; null if none has.</summary>
    public Jurisdiction? Find(TRow row)
    {
        if (_keys.Count == 0)
        {
            return null;
        }

        _row[0] = row;
        _candidate.Clear();
        TRow.Write(_row, _tokens.Of(_row), _candidate, firstColumn: 0);
        return _keys.Find(new LakeKeyReader(_candidate, TRow.Schema.Key).Next());
    }

    public void Dispose()
    {
        _candidate.Dispose();
        _keys.Dispose();
    }

    private static bool IsComparable()
    {
        var personal = TRow.Schema.Pii.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return TRow.Schema.Key.Count > 0 && !TRow.Schema.Key.Any(place => personal.Contains(TRow.Schema.Columns[place].Name));
    }

    private async ValueTask AddAsync(LakeTable table, Jurisdiction place, string batch, CancellationToken cancellationToken)
    {
        if (table.CurrentSnapshotId is not { } snapshot)
        {
            return;
        }

        string[] columns = [PortTable.BatchColumn, .. TRow.Schema.Key.Select(place => TRow.Schema.Columns[place].Name)];
        int[] key = [.. Enumerable.Range(1, TRow.Schema.Key.Count)];
        await foreach (var rows in table.ReadAsync(snapshot, columns, cancellationToken).ConfigureAwait(false))
        {
            Add(rows, key, place, batch);
        }
    }

    private void Add(ColumnBatch rows, int[] key, Jurisdiction place, string batch)
    {
        var own = System.Text.Encoding.ASCII.GetBytes(batch);
        var batches = rows.Bytes(0);
        var keys = new LakeKeyReader(rows, key);
        for (var i = 0; i < rows.RowCount; i++)
        {
            var hash = keys.Next();
            if (!batches[i].SequenceEqual(own))
            {
                _ = _keys.Take(hash, place);
            }
        }
    }
}
