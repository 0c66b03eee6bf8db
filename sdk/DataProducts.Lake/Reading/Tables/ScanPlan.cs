using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Deletes;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>The files of a snapshot (Iceberg specification, Scan Planning).</summary>
/// <param name="Data">The data files, in the order of the manifests.</param>
/// <param name="Deletes">Which delete files apply to each.</param>
/// <param name="DeleteFiles">All delete files, such that apply to none too.</param>
internal sealed record ScanPlan(IReadOnlyList<LiveFile> Data, DeleteIndex Deletes, IReadOnlyList<LiveFile> DeleteFiles)
{
    /// <summary>Reads a snapshot's manifests.</summary>
    /// <exception cref="LakeException"><c>DP1502</c>: a file is of a kind that is not read.</exception>
    public static async Task<ScanPlan> MakeAsync(
        TableFiles files, TableMetadata metadata, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var (data, deletes) = (new List<LiveFile>(), new List<LiveFile>());
        foreach (var listed in await files.ManifestsAsync(snapshot, cancellationToken).ConfigureAwait(false))
        {
            if (!metadata.PartitionSpecs.ContainsKey(listed.PartitionSpecId))
            {
                throw LakeErrors.InvalidMetadata(files.Name, $"a manifest is of partition spec {listed.PartitionSpecId}, which it does not have");
            }

            var manifest = await files.ManifestAsync(listed, cancellationToken).ConfigureAwait(false);
            var live = manifest.Entries.Where(entry => entry.Status != EntryStatus.Deleted).Select(entry => Live(files, manifest.Head, entry));
            (listed.Deletes ? deletes : data).AddRange(live);
        }

        return new ScanPlan(data, new DeleteIndex(files.Name, deletes), deletes);
    }

    /// <summary>Tells whether rows of a data file may be deleted one by one.</summary>
    public bool HasDeletes(LiveFile data) => Deletes.PositionsFor(data).Any() || Deletes.GroupsFor(data).Any();

    /// <summary>Gives a data file with the delete files that apply to it.</summary>
    public DataFile Describe(LiveFile data) => new(data.Location, data.File.Rows, data.File.Bytes)
    {
        WrittenPath = data.File.Path,
        Constants = data.ConstantsOfAbsent,
        Deletes =
        [
            .. Deletes.PositionsFor(data).Select(delete => new DeleteFile(delete.Location, [], delete.File.Rows, delete.File.Bytes)),
            .. Deletes.GroupsFor(data).SelectMany(group => group.Files.Where(delete => delete.SequenceNumber > data.SequenceNumber).Select(
                delete => new DeleteFile(delete.Location, group.Ids, delete.File.Rows, delete.File.Bytes) { Constants = delete.ConstantsOfAbsent })),
        ],
    };

    private static LiveFile Live(TableFiles files, ManifestHead head, ManifestEntry entry)
    {
        var file = entry.File;
        if (file.KeyMetadata is not null)
        {
            throw LakeErrors.Unsupported($"Table {files.Name}", "encrypted files");
        }

        if (!string.Equals(file.Format, "PARQUET", StringComparison.OrdinalIgnoreCase))
        {
            var kind = file.Content == FileContent.Data ? "data files that are not Parquet" : "delete files that are not Parquet, such as deletion vectors";
            throw LakeErrors.Unsupported($"Table {files.Name}", kind);
        }

        return new LiveFile(file, files.Resolve(file.Path), entry.SequenceNumber, head);
    }
}
