using System.Buffers;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake.Merging;

/// <summary>Merges rows by their key. What comes is written before it is known what is there, and written again only where rows of it go.</summary>
internal sealed class MergeWork : ChangeWork
{
    /// <summary>How many rows are remembered at most: those that come, and those of the table that have their keys. About 400 MB.</summary>
    public const int MostRows = 4 << 20;

    private readonly TableId _table;
    private readonly MergeColumns _columns;
    private readonly IncomingRows _incoming;
    private readonly RowDigests _keys;
    private readonly RowDigests _contents;
    private readonly int _most;
    private UInt128[] _key = [];
    private UInt128[] _content = [];
    private Int128[] _version = [];
    private long _given;
    private int _batch;

    public MergeWork(TableId table, MergeColumns columns, int most = MostRows)
    {
        (_table, _columns, _most) = (table, columns, most);
        LakeColumn[] all = [.. columns.All.Select(column => column.Column)];
        _incoming = new IncomingRows(table, columns.Kind, most);
        (_keys, _contents) = (new RowDigests(all, columns.Key), new RowDigests(all, columns.Compared));
    }

    public override void Begin(ColumnBatch rows)
    {
        _given += _batch;
        _batch = rows.RowCount;
        if (_key.Length < _batch)
        {
            (_key, _content, _version) = (new UInt128[_batch], new UInt128[_batch], new Int128[_batch]);
        }

        _keys.Fill(rows, _key);
        if (_columns.Kind != MergeKind.AddNew)
        {
            _contents.Fill(rows, _content);
        }

        if (_columns.Version is { } version)
        {
            RowVersions.Fill(rows[version], _version);
        }
    }

    public override void Placed(IReadOnlyList<int>? members, int count, int file, long first)
    {
        for (var i = 0; i < count; i++)
        {
            var row = members is null ? i : members[i];
            _incoming.Add(_key[row], new IncomingRow
            {
                Version = _version[row],
                Content = _content[row],
                Number = _given + row,
                File = file,
                Row = checked((int)(first + i)),
            });
        }
    }

    public override async Task<WorkedOut> RunAsync(RowRewrite rewrite, ScanPlan plan, OpenFiles written, CancellationToken cancellationToken)
    {
        var held = await FindAsync(rewrite, plan, written, cancellationToken).ConfigureAwait(false);
        var decision = new MergeDecision(_columns.Kind, _incoming, held);
        decision.Decide();
        using var edited = new EditedRows(_columns.All, _columns.Until, _columns.Current);
        for (var i = 0; i < plan.Data.Count; i++)
        {
            if (decision.Held.Of(i) is { } edits)
            {
                await rewrite.EditAsync(plan, plan.Data[i], edited, edits, cancellationToken).ConfigureAwait(false);
            }
        }

        var added = new List<Manifests.FileEntry>();
        foreach (var (number, file) in written.Numbered)
        {
            if (decision.Given.Of(number) is { } edits)
            {
                await rewrite.EditAsync(file, edited, edits, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                added.Add(file);
            }
        }

        return new WorkedOut(await rewrite.FinishAsync(plan, added, cancellationToken).ConfigureAwait(false), decision.Counts);
    }

    private async Task<List<HeldRow>> FindAsync(RowRewrite rewrite, ScanPlan plan, OpenFiles written, CancellationToken cancellationToken)
    {
        var found = new List<HeldRow>();
        var pruning = new KeyPruning(rewrite.Spec, _columns.These(_columns.Key), written.Ended);
        for (var i = 0; i < plan.Data.Count; i++)
        {
            if (_incoming.Heads.Count > 0 && pruning.MayHold(plan.Data[i]))
            {
                var before = found.Count;
                await FindAsync(rewrite, plan, i, found, cancellationToken).ConfigureAwait(false);
                if (found.Count > before && _columns.Kind != MergeKind.AddNew)
                {
                    await LookAsync(rewrite, plan, i, found, before, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return found;
    }

    // The key's columns alone: most files of a table that is pruned badly have none of the keys.
    private async Task FindAsync(RowRewrite rewrite, ScanPlan plan, int file, List<HeldRow> found, CancellationToken cancellationToken)
    {
        var columns = _columns.These(_columns.Key);
        var keys = new RowDigests([.. columns.Select(column => column.Column)], [.. Enumerable.Range(0, columns.Length)]);
        var first = 0L;
        await foreach (var rows in rewrite.ReadAsync(plan, plan.Data[file], columns, cancellationToken).ConfigureAwait(false))
        {
            var digests = ArrayPool<UInt128>.Shared.Rent(rows.RowCount);
            keys.Fill(rows, digests);
            for (var row = 0; row < rows.RowCount; row++)
            {
                if (_incoming.Heads.TryGetValue(digests[row], out var head))
                {
                    found.Add(found.Count < _most
                        ? new HeldRow { Incoming = head, File = file, Row = first + row, Version = RowVersions.None }
                        : throw LakeErrors.MergeTooLarge(_table, _most));
                }
            }

            ArrayPool<UInt128>.Shared.Return(digests);
            first += rows.RowCount;
        }
    }

    // What the rows that were found hold; they stand in the order of the file.
    private async Task LookAsync(
        RowRewrite rewrite, ScanPlan plan, int file, List<HeldRow> found, int at, CancellationToken cancellationToken)
    {
        int[] ordered = [.. new[] { _columns.Version, _columns.Until, _columns.Current }.OfType<int>()];
        var columns = _columns.These([.. _columns.Compared, .. ordered]);
        var contents = new RowDigests([.. columns.Select(column => column.Column)], [.. Enumerable.Range(0, _columns.Compared.Count)]);
        var first = 0L;
        await foreach (var rows in rewrite.ReadAsync(plan, plan.Data[file], columns, cancellationToken).ConfigureAwait(false))
        {
            if (at == found.Count)
            {
                return;
            }

            if (found[at].Row < first + rows.RowCount)
            {
                var looked = new HeldValues(rows, contents, _columns.Compared.Count, _columns);
                for (; at < found.Count && found[at].Row < first + rows.RowCount; at++)
                {
                    found[at] = looked.Fill(found[at], (int)(found[at].Row - first));
                }
            }

            first += rows.RowCount;
        }
    }
}
