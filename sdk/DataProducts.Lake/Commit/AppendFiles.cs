using DataProducts.Lake.Evolution;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Commit;

/// <summary>Adds files. What others added meanwhile stands beside them.</summary>
internal sealed class AppendFiles(IReadOnlyList<FileEntry> files, IReadOnlyList<TableColumn> columns, PartitionSpec spec) : SnapshotChange
{
    private ManifestFile? _added;

    public override async Task<SnapshotContent> PrepareAsync(CommitRound round, CancellationToken cancellationToken)
    {
        CheckWritable(round.Store.Folder.Id, round.State);
        var manifests = await ManifestMerge.MergedAsync(round, cancellationToken).ConfigureAwait(false);
        if (files.Count > 0)
        {
            // Written once: it takes its sequence number from the list, so that a retry can reuse it.
            _added ??= await ManifestOutput.WriteAddedAsync(round, spec, columns, files, cancellationToken).ConfigureAwait(false);
            manifests = [.. manifests, _added with { SequenceNumber = round.SequenceNumber, MinSequenceNumber = round.SequenceNumber }];
        }

        return new SnapshotContent(SummaryKeys.Append, manifests, FileTotals.Of(files), default);
    }

    public override IReadOnlyList<Requirement> Requirements(TableState state) =>
        [new Requirement.SchemaIs(state.Metadata.CurrentSchema.Id), new Requirement.SpecIs(spec.Id)];

    private void CheckWritable(TableId table, TableState state)
    {
        var metadata = state.Metadata;
        if (metadata.PartitionSpec.Id != spec.Id || !metadata.PartitionSpec.IsLike(spec))
        {
            throw LakeErrors.OtherPartition(table, metadata.PartitionSpec.ToString(), spec.ToString());
        }

        if (ColumnDifference.Find(state.ColumnsOf(table, metadata.CurrentSchema), columns) is { } difference)
        {
            throw LakeErrors.OtherColumns(table, difference);
        }
    }
}
