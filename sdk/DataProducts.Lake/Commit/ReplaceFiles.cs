using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Commit;

/// <summary>Puts files in the place of others: rows were rewritten or removed. It holds only for what it was worked out on.</summary>
/// <param name="plan">What is put in the place of what.</param>
/// <param name="columns">The columns of the new files.</param>
/// <param name="spec">How they are divided.</param>
internal sealed class ReplaceFiles(ReplacePlan plan, IReadOnlyList<TableColumn> columns, PartitionSpec spec) : SnapshotChange
{
    public override async Task<SnapshotContent> PrepareAsync(CommitRound round, CancellationToken cancellationToken)
    {
        var metadata = round.State.Metadata;
        if (metadata.CurrentSchema.Id != plan.SchemaId || metadata.PartitionSpec.Id != spec.Id)
        {
            throw LakeErrors.Conflict(round.Store.Folder.Id, "its columns or its partition changed meanwhile");
        }

        var had = await round.ManifestsAsync(cancellationToken).ConfigureAwait(false);
        await CheckBaseAsync(round, had, cancellationToken).ConfigureAwait(false);
        var manifests = new List<ManifestFile>();
        var left = new HashSet<string>(plan.Removed, StringComparer.Ordinal);
        var removed = new List<FileEntry>();
        foreach (var file in await ManifestMerge.MergedAsync(round, cancellationToken).ConfigureAwait(false))
        {
            if (file.Added.Files + file.Existing.Files == 0)
            {
                continue; // its snapshot said that the files are gone; nothing is left of it
            }

            if (await KeptAsync(round, file, left, removed, cancellationToken).ConfigureAwait(false) is { } kept)
            {
                manifests.Add(kept);
            }
        }

        if (left.Count > 0)
        {
            throw LakeErrors.Conflict(round.Store.Folder.Id, "a file that was to be replaced is gone");
        }

        if (plan.Added.Count > 0)
        {
            manifests.Add(await ManifestOutput.WriteAddedAsync(round, spec, columns, plan.Added, cancellationToken).ConfigureAwait(false));
        }

        return new SnapshotContent(plan.Operation, manifests, FileTotals.Of(plan.Added), FileTotals.Of(removed));
    }

    public override IReadOnlyList<Requirement> Requirements(TableState state) =>
        [new Requirement.SchemaIs(plan.SchemaId), new Requirement.SpecIs(spec.Id)];

    // Rows that came meanwhile may be such as were to go; only where no row changes is it enough that no delete came between.
    private async Task CheckBaseAsync(CommitRound round, IReadOnlyList<ManifestFile> manifests, CancellationToken cancellationToken)
    {
        if (round.Parent?.Id == plan.BasedOn)
        {
            return;
        }

        if (plan.Operation != SummaryKeys.Replace || plan.BasedOn is not { } basedOn || round.State.Metadata.Find(basedOn) is not { } basis)
        {
            throw LakeErrors.Conflict(round.Store.Folder.Id, "rows came or went meanwhile");
        }

        var before = await round.Store.ManifestsAsync(round.State, basis, cancellationToken).ConfigureAwait(false);
        if (!Deletes(before).SetEquals(Deletes(manifests)))
        {
            throw LakeErrors.Conflict(round.Store.Folder.Id, "rows were deleted meanwhile");
        }
    }

    private static HashSet<string> Deletes(IReadOnlyList<ManifestFile> manifests) =>
        [.. manifests.Where(manifest => manifest.Deletes).Select(manifest => manifest.Path)];

    // A manifest without any of the files stays as it is; one that has some is written again, and says that they are gone, or is silent of
    // them where nothing may tell of their rows.
    private async Task<ManifestFile?> KeptAsync(
        CommitRound round, ManifestFile file, HashSet<string> left, List<FileEntry> removed, CancellationToken cancellationToken)
    {
        if (left.Count == 0 && !plan.Forgets)
        {
            return file;
        }

        var manifest = await round.Store.ManifestAsync(round.State, file, cancellationToken).ConfigureAwait(false);
        var entries = new List<ManifestEntry>();
        var changes = 0;
        foreach (var entry in manifest.Entries)
        {
            if (entry.Status == EntryStatus.Deleted)
            {
                changes += plan.Forgets ? 1 : 0; // said by the snapshot that deleted it
            }
            else if (left.Remove(entry.File.Path))
            {
                changes++;
                removed.Add(entry.File);
                entries.AddRange(plan.Forgets ? [] : [entry with { Status = EntryStatus.Deleted, SnapshotId = round.SnapshotId }]);
            }
            else
            {
                entries.Add(entry with { Status = EntryStatus.Existing });
            }
        }

        return changes == 0 ? file
            : entries.Count == 0 ? null
            : await ManifestOutput.WriteAsync(round, manifest.Head, entries, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What is put in the place of what.</summary>
/// <param name="Operation"><c>replace</c> if no row changes, <c>delete</c> if some go, <c>overwrite</c> otherwise.</param>
/// <param name="BasedOn">The snapshot that it was worked out on; null of a table without one.</param>
/// <param name="SchemaId">The schema of the files that come.</param>
/// <param name="Removed">The paths of the files that go, as the manifests have them.</param>
/// <param name="Added">The files that come.</param>
internal sealed record ReplacePlan(
    string Operation, long? BasedOn, int SchemaId, IReadOnlyList<string> Removed, IReadOnlyList<FileEntry> Added)
{
    /// <summary>Gets a value indicating whether manifests are to be silent of files that went: their bounds are values of rows.</summary>
    public bool Forgets { get; init; }
}
