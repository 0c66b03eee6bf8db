using System.Globalization;
using System.Security.Cryptography;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Commit;

/// <summary>What a commit came to.</summary>
/// <param name="SnapshotId">The snapshot that holds the batch.</param>
/// <param name="Own">Whether it holds this caller's files; false if the batch was there already.</param>
internal readonly record struct CommitResult(long SnapshotId, bool Own);

/// <summary>
/// Adds files to a table as one snapshot, exactly once for a batch (Iceberg specification, Commit Conflict Resolution and Retry).
/// </summary>
internal sealed class AppendCommit(
    TableStore store, string batch, string attempt, IReadOnlyList<TableColumn> columns, PartitionSpec spec, TimeProvider time)
{
    // Of any number of writers one succeeds in each round, so this bounds how many others may overtake us.
    private const int MostAttempts = 60;
    private const int LongestDelayMs = 1000;

    private readonly List<string> _written = [];
    private string? _manifest;

    public async Task<CommitResult> RunAsync(
        IReadOnlyList<FileEntry> files, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken)
    {
        var snapshotId = NewSnapshotId();
        ManifestFile? added = null;
        try
        {
            for (var round = 0; round < MostAttempts; round++)
            {
                var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
                if (state.FindBatch(batch) is { } found)
                {
                    await TakeBackAsync().ConfigureAwait(false);
                    return new CommitResult(found.Id, Own: false);
                }

                CheckWritable(state);
                if (files.Count > 0)
                {
                    added ??= await WriteManifestAsync(state, snapshotId, files, cancellationToken).ConfigureAwait(false);
                }

                var snapshot = await PrepareAsync(state, snapshotId, round, added, files, summary, cancellationToken).ConfigureAwait(false);
                var json = AppendedMetadata.Write(state.Json.Span, store.Folder.Version(state.Version), snapshot);
                _ = TableMetadataReader.Read(json, store.Folder.Version(state.Version + 1)); // never publish what we would not read
                cancellationToken.ThrowIfCancellationRequested();
                if (await PublishAsync(state.Version + 1, json).ConfigureAwait(false))
                {
                    await TakeBackAsync(except: store.Folder.Resolve(state.Metadata.Location, snapshot.ManifestList)).ConfigureAwait(false);
                    return new CommitResult(snapshotId, Own: true);
                }

                await DelayAsync(round, cancellationToken).ConfigureAwait(false);
            }

            throw LakeErrors.TooManyConflicts(store.Folder.Id, MostAttempts);
        }
        catch (Exception failure) when (failure is not LakeException { Id: "DP1506" })
        {
            await TakeBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Positive, and from no clock: two writers must never choose the same.
    private static long NewSnapshotId()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        long id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BitConverter.ToInt64(bytes) & long.MaxValue;
        }
        while (id == 0);
        return id;
    }

    private void CheckWritable(TableState state)
    {
        var metadata = state.Metadata;
        if (metadata.PartitionSpec.Id != spec.Id || !metadata.PartitionSpec.IsLike(spec))
        {
            throw LakeErrors.OtherPartition(store.Folder.Id, metadata.PartitionSpec.ToString(), spec.ToString());
        }

        if (ColumnDifference.Find(state.ColumnsOf(store.Folder.Id, metadata.CurrentSchema), columns) is { } difference)
        {
            throw LakeErrors.OtherColumns(store.Folder.Id, difference);
        }
    }

    private async Task<ManifestFile> WriteManifestAsync(
        TableState state, long snapshotId, IReadOnlyList<FileEntry> files, CancellationToken cancellationToken)
    {
        var relative = $"metadata/{batch}-{attempt}-m0.avro";
        _manifest = store.Folder.Of(relative);
        var schema = SchemaWriter.Text(state.Metadata.CurrentSchema.Id, columns);
        var types = spec.ResultTypes(columns)!;
        var bytes = ManifestWriter.Write(snapshotId, state.Metadata.CurrentSchema.Id, schema, spec, types, files);
        await CreateAsync(relative, bytes, cancellationToken).ConfigureAwait(false);
        return new ManifestFile
        {
            Path = state.Logical(relative),
            Length = bytes.Length,
            PartitionSpecId = spec.Id,
            Deletes = false,
            SequenceNumber = 0,
            MinSequenceNumber = 0,
            AddedSnapshotId = snapshotId,
            Added = new FileCounts(files.Count, files.Sum(file => file.Rows)),
            Existing = default,
            Deleted = default,
            Partitions = PartitionSummary.Of(types, [.. files.Select(file => file.Partition)]),
        };
    }

    private async Task<Snapshot> PrepareAsync(
        TableState state, long snapshotId, int round, ManifestFile? added, IReadOnlyList<FileEntry> files,
        IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken)
    {
        var parent = state.Metadata.Current;
        var sequence = state.Metadata.LastSequenceNumber + 1;
        var manifests = new List<ManifestFile>();
        if (parent is not null)
        {
            manifests.AddRange(await store.ManifestsAsync(state, parent, cancellationToken).ConfigureAwait(false));
        }

        if (added is not null)
        {
            manifests.Add(added with { SequenceNumber = sequence, MinSequenceNumber = sequence });
        }

        var relative = string.Create(CultureInfo.InvariantCulture, $"metadata/snap-{snapshotId}-{round + 1}-{attempt}.avro");
        var list = ManifestListWriter.Write(snapshotId, parent?.Id, sequence, manifests);
        await CreateAsync(relative, list, cancellationToken).ConfigureAwait(false);
        var now = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), state.Metadata.LastUpdatedMs);
        return new Snapshot(
            snapshotId, parent?.Id, sequence, now, state.Logical(relative), state.Metadata.CurrentSchema.Id,
            AppendSummary.Of(batch, files, parent?.Summary, summary));
    }

    private async Task CreateAsync(string relative, byte[] content, CancellationToken cancellationToken)
    {
        var location = store.Folder.Of(relative);
        _written.Add(location);
        if (!await store.Objects.TryCreateAsync(location, content, cancellationToken).ConfigureAwait(false))
        {
            _written.Remove(location);
            throw LakeErrors.Storage(location, "another file has this name");
        }
    }

    private async Task<bool> PublishAsync(int version, byte[] json)
    {
        try
        {
            return await store.TryCommitAsync(version, json).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The file may be there or may still come; the batch id tells, and until it does nothing may be deleted.
            return await IsCommittedAsync().ConfigureAwait(false) ? true : throw LakeErrors.UnknownOutcome(store.Folder.Id, batch, failure);
        }
    }

    private async Task<bool> IsCommittedAsync()
    {
        try
        {
            var state = await store.LoadAsync(CancellationToken.None).ConfigureAwait(false);
            return state.FindBatch(batch)?.ManifestList is { } list
                && _written.Contains(store.Folder.Resolve(state.Metadata.Location, list));
        }
        catch (Exception failure) when (failure is LakeException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task DelayAsync(int round, CancellationToken cancellationToken)
    {
        var most = Math.Min(LongestDelayMs, 10 << Math.Min(round, 10));
        var delay = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, most + 1));
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
    }

    // After a success only the lists of lost rounds are left over.
    private async Task TakeBackAsync(string? except = null)
    {
        foreach (var location in _written)
        {
            if (location == except || (except is not null && location == _manifest))
            {
                continue;
            }

            await OwnFiles.TryDeleteAsync(store.Objects, location).ConfigureAwait(false);
        }
    }
}
