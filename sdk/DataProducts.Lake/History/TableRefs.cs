using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.History;

/// <summary>Sets and removes a table's branches and tags.</summary>
internal sealed class TableRefs(TableStore store)
{
    public static IReadOnlyList<LakeReference> Of(TableMetadata metadata) =>
        [.. metadata.Refs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new LakeReference(
            pair.Key, pair.Value.SnapshotId, pair.Value.IsTag,
            pair.Value.MostAgeMs is { } age && pair.Key != SnapshotRef.Main ? TimeSpan.FromMilliseconds(age) : null))];

    /// <summary>Makes a new branch or tag.</summary>
    public Task AddAsync(LakeReference reference, CancellationToken cancellationToken) => store.ChangeAsync(
        state =>
        {
            if (state.Metadata.Refs.ContainsKey(reference.Name) || !IsName(reference.Name))
            {
                throw LakeErrors.TakenReference(store.Folder.Id, reference.Name);
            }

            _ = state.Metadata.Find(reference.SnapshotId) ?? throw LakeErrors.NoSnapshot(store.Folder.Id.ToString(), reference.SnapshotId);
            var made = new SnapshotRef(reference.SnapshotId, reference.IsTag) { MostAgeMs = (long?)reference.KeptFor?.TotalMilliseconds };
            return new Change([new Requirement.RefAt(reference.Name, null)], [new Update.SetRef(reference.Name, made)]);
        },
        cancellationToken);

    /// <summary>Removes a branch or tag; its snapshots expire in their time.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => store.ChangeAsync(
        state => name != SnapshotRef.Main && state.Metadata.Refs.TryGetValue(name, out var reference)
            ? new Change([new Requirement.RefAt(name, reference.SnapshotId)], [new Update.RemoveRef(name)])
            : throw LakeErrors.NoReference(store.Folder.Id, name),
        cancellationToken);

    // Other engines put names into SQL, such as table.branch_x.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && name != SnapshotRef.Main && !name.StartsWith(StagedBranch.Prefix, StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');
}
