namespace DataProducts.Tokens.Tests.Rotation;

/// <summary>A vault in which somebody is erased at the worst moment: after their items were read, before their successors are written.</summary>
internal sealed class ErasingVault(ITokenVault inner, Func<ValueTask> erase) : ITokenVault
{
    public Jurisdiction Jurisdiction => inner.Jurisdiction;

    public async ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default)
    {
        await erase();
        return await inner.PutIfAbsentAsync(items, cancellationToken);
    }

    public ValueTask AddOrGetKeysAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default) =>
        inner.AddOrGetKeysAsync(proposed, standing, cancellationToken);

    public ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken = default) =>
        inner.FindKeysAsync(space, subjects, entries, cancellationToken);

    public ValueTask GetAsync(ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default) =>
        inner.GetAsync(keys, findings, cancellationToken);

    public ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) => inner.EpochAsync(cancellationToken);

    public ValueTask<LedgerMark?> AppliedAsync(CancellationToken cancellationToken = default) => inner.AppliedAsync(cancellationToken);

    public ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken = default) =>
        inner.ApplyAsync(entry, cancellationToken);

    public IAsyncEnumerable<VaultItem> ListAsync(SubjectRef subject, CancellationToken cancellationToken = default) =>
        inner.ListAsync(subject, cancellationToken);

    public ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken = default) =>
        inner.ScanAsync(after, limit, cancellationToken);

    public ValueTask<bool> TryReplaceKeyAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken = default) =>
        inner.TryReplaceKeyAsync(old, next, cancellationToken);

    public ValueTask RemoveAsync(ReadOnlyMemory<VaultKey> keys, CancellationToken cancellationToken = default) =>
        inner.RemoveAsync(keys, cancellationToken);
}
