namespace DataProducts.Lake.Merging;

/// <summary>Decides for each key which of the rows that come and of those that are there stay.</summary>
internal sealed class MergeDecision(MergeKind kind, IncomingRows incoming, List<HeldRow> held)
{
    private long _inserted;
    private long _updated;
    private long _unchanged;
    private long _stale;
    private long _removed;

    /// <summary>Gets what becomes of the table's rows.</summary>
    public RowEdits Held { get; } = new();

    /// <summary>Gets what becomes of the rows that come.</summary>
    public RowEdits Given { get; } = new();

    public ChangeCounts Counts => new(_inserted, _updated, _unchanged, _stale, _removed);

    public void Decide()
    {
        foreach (var (file, row) in incoming.Passed)
        {
            Given.Set(file, row, RowEdit.Gone);
            _stale++;
        }

        held.Sort(static (one, other) => one.Incoming != other.Incoming
            ? one.Incoming.CompareTo(other.Incoming)
            : one.Version != other.Version ? one.Version.CompareTo(other.Version) : (one.File, one.Row).CompareTo((other.File, other.Row)));
        var heads = incoming.Heads.Values.ToArray();
        Array.Sort(heads);
        var at = 0;
        foreach (var head in heads)
        {
            var start = at;
            while (at < held.Count && held[at].Incoming == head)
            {
                at++;
            }

            Decide(head, held.GetRange(start, at - start));
        }
    }

    private void Decide(int head, List<HeldRow> rows)
    {
        if (kind == MergeKind.History)
        {
            var timeline = new Timeline(incoming, head, rows);
            var (inserted, updated, unchanged) = timeline.Settle(Held, Given);
            (_inserted, _updated, _unchanged, _removed) = (_inserted + inserted, _updated + updated, _unchanged + unchanged, _removed + timeline.Removed);
            return;
        }

        var row = incoming[head];
        if (rows.Count == 0)
        {
            _inserted++;
        }
        else if (kind == MergeKind.AddNew || rows[^1].Version > row.Version)
        {
            Given.Set(row.File, row.Row, RowEdit.Gone);
            _stale++;
        }
        else if (rows is [var same] && same.Content == row.Content)
        {
            Given.Set(row.File, row.Row, RowEdit.Gone);
            _unchanged++;
        }
        else
        {
            rows.ForEach(old => Held.Set(old.File, old.Row, RowEdit.Gone));
            _removed += rows.Count;
            _updated++;
        }
    }
}
