using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>Rows on their way into one jurisdiction's table, in the way that was asked for.</summary>
internal sealed class TableWrite : IAsyncDisposable
{
    private readonly LakeAppend? _append;
    private readonly LakeChange? _change;

    private TableWrite(LakeAppend? append, LakeChange? change) => (_append, _change) = (append, change);

    /// <summary>Gets what became of the rows, once they are published.</summary>
    public RowChanges Changes => _change is null
        ? default
        : new(_change.Counts.Inserted, _change.Counts.Updated, _change.Counts.Unchanged, _change.Counts.Stale);

    private LakeAppend Appended => _append ?? throw new InvalidOperationException("Only rows that are appended are written in parts.");

    public static TableWrite Begin(PortTableState state, string batch, PortSchema schema, PortWrite write) => write.Kind switch
    {
        PortWriteKind.Append when state.Part is { } part => new(state.Table.BeginPart(batch, part), null),
        PortWriteKind.Append => new(state.Table.BeginAppend(batch), null),
        PortWriteKind.OverwritePartitions => new(null, state.Table.BeginOverwritePartitions(batch)),
        _ => new(null, state.Table.BeginMerge(batch, MergeOf(schema, write))),
    };

    public ValueTask WriteAsync(ColumnBatch rows, CancellationToken cancellationToken) =>
        _append?.WriteAsync(rows, cancellationToken) ?? _change!.WriteAsync(rows, cancellationToken);

    public Task<long> StageAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        _append?.StageAsync(summary, cancellationToken) ?? _change!.StageAsync(summary, cancellationToken);

    public Task<long> PublishAsync(CancellationToken cancellationToken) =>
        _append?.PublishAsync(cancellationToken) ?? _change!.PublishAsync(cancellationToken);

    /// <summary>Ends what a part of a divided batch wrote, and describes it.</summary>
    public Task<PartFiles?> EndPartAsync(CancellationToken cancellationToken) => Appended.EndPartAsync(cancellationToken);

    /// <summary>Leaves the part's files where they are.</summary>
    public void KeepPart() => Appended.KeepPart();

    public ValueTask DisposeAsync() => _append?.DisposeAsync() ?? _change!.DisposeAsync();

    // A row is the same if the contract's columns are, whichever batch brought it.
    private static RowMerge MergeOf(PortSchema schema, PortWrite write)
    {
        var merge = new RowMerge
        {
            Kind = write.Kind switch
            {
                PortWriteKind.Upsert => MergeKind.Upsert,
                PortWriteKind.AddNew => MergeKind.AddNew,
                _ => MergeKind.History,
            },
            Key = [.. schema.Key.Select(place => schema.Columns[place].Name)],
            Version = write.Version,
            Compared = [.. schema.Columns.Select(column => column.Name)],
        };
        return merge.Kind != MergeKind.History
            ? merge
            : merge with { Version = PortTable.ValidFrom, Until = PortTable.ValidTo, Current = PortTable.IsCurrent };
    }
}
