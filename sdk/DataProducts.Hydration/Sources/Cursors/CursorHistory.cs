using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>How far each source of a port was taken, as the port's own tables say it: no other state is kept anywhere.</summary>
internal sealed class CursorHistory
{
    private readonly Dictionary<(string Source, string Batch), CursorEntry> _entries = [];
    private readonly List<HashSet<string>> _batches = [];

    private CursorHistory()
    {
    }

    /// <summary>Gets the newest entry of each source.</summary>
    public IEnumerable<CursorEntry> Newest => _entries.Values.GroupBy(entry => entry.Source, StringComparer.Ordinal)
        .Select(entries => entries.MaxBy(entry => entry.Number)!);

    /// <summary>Walks the snapshots of every table of the port.</summary>
    public static async ValueTask<CursorHistory> LoadAsync(HydrationPlatform platform, PortSchema schema, CancellationToken cancellationToken)
    {
        var history = new CursorHistory();
        foreach (var jurisdiction in platform.Jurisdictions.Jurisdictions)
        {
            await history.AddAsync(platform.Lake(jurisdiction), PortTable.Id(schema, jurisdiction), cancellationToken).ConfigureAwait(false);
        }

        await history.AddAsync(platform.Quarantine, PortTable.QuarantineId(schema), cancellationToken).ConfigureAwait(false);
        return history;
    }

    /// <summary>Gives what is known of a source, newest first.</summary>
    public IReadOnlyList<CursorEntry> Of(string source) =>
        [.. _entries.Values.Where(entry => string.Equals(entry.Source, source, StringComparison.Ordinal)).OrderByDescending(entry => entry.Number)];

    /// <summary>Tells whether every table has a batch; otherwise its run was stopped between two commits.</summary>
    public bool IsComplete(string batch) => _batches.TrueForAll(batches => batches.Contains(batch));

    /// <summary>Adds a batch that was begun, and that no table need have yet.</summary>
    public CursorHistory With(CursorEntry entry)
    {
        if (entry.Details is not null || !_entries.ContainsKey((entry.Source, entry.Batch)))
        {
            _entries[(entry.Source, entry.Batch)] = entry;
        }

        return this;
    }

    private async ValueTask AddAsync(TableLake lake, TableId id, CancellationToken cancellationToken)
    {
        var batches = new HashSet<string>(StringComparer.Ordinal);
        _batches.Add(batches);
        if (await lake.TryOpenAsync(id, cancellationToken).ConfigureAwait(false) is not { } table)
        {
            return;
        }

        foreach (var summary in await table.SummariesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (summary.TryGetValue("dp.batch-id", out var batch))
            {
                batches.Add(batch);
            }

            foreach (var entry in summary.TryGetValue(CursorText.Key, out var text) ? CursorText.Read(text, id.ToString()) : [])
            {
                var key = (entry.Source, entry.Batch);
                if (entry.Details is not null || !_entries.ContainsKey(key))
                {
                    _entries[key] = entry;
                }
            }
        }
    }
}
