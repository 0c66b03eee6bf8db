using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Writes manifests for a snapshot to be, and says what its list says of them.</summary>
internal static class ManifestOutput
{
    /// <summary>Writes a manifest of new files, which any retry of the commit can use.</summary>
    public static Task<ManifestFile> WriteAddedAsync(
        CommitRound round, PartitionSpec spec, IReadOnlyList<TableColumn> columns, IReadOnlyList<FileEntry> files,
        CancellationToken cancellationToken)
    {
        var schemaId = round.State.Metadata.CurrentSchema.Id;
        var head = new ManifestHead(schemaId, SchemaWriter.Text(schemaId, columns), spec, spec.ResultTypes(columns)!, Deletes: false);
        return WriteAsync(round, head, [.. files.Select(file => ManifestEntry.Added(round.SnapshotId, file))], cancellationToken);
    }

    public static async Task<ManifestFile> WriteAsync(
        CommitRound round, ManifestHead head, IReadOnlyList<ManifestEntry> entries, CancellationToken cancellationToken)
    {
        var bytes = ManifestWriter.Write(head, entries);
        return new ManifestFile
        {
            Path = await round.Files.WriteManifestAsync(round.State, bytes, cancellationToken).ConfigureAwait(false),
            Length = bytes.Length,
            PartitionSpecId = head.Spec.Id,
            Deletes = head.Deletes,
            SequenceNumber = round.SequenceNumber,
            MinSequenceNumber = LeastSequenceNumber(entries, round.SequenceNumber),
            AddedSnapshotId = round.SnapshotId,
            Added = Count(entries, EntryStatus.Added),
            Existing = Count(entries, EntryStatus.Existing),
            Deleted = Count(entries, EntryStatus.Deleted),
            Partitions = PartitionSummary.Of(head.PartitionTypes, [.. entries.Select(entry => entry.File.Partition)]),
        };
    }

    // Of the files that are still there (Iceberg specification, min_sequence_number).
    private static long LeastSequenceNumber(IReadOnlyList<ManifestEntry> entries, long own)
    {
        var least = own;
        foreach (var entry in entries)
        {
            if (entry.Status != EntryStatus.Deleted && entry.SequenceNumber != ManifestEntry.Inherit)
            {
                least = Math.Min(least, entry.SequenceNumber);
            }
        }

        return least;
    }

    private static FileCounts Count(IReadOnlyList<ManifestEntry> entries, EntryStatus status)
    {
        var counts = default(FileCounts);
        foreach (var entry in entries)
        {
            if (entry.Status == status)
            {
                counts = new FileCounts(counts.Files + 1, counts.Rows + entry.File.Rows);
            }
        }

        return counts;
    }
}
