namespace DataProducts.Tokens;

/// <summary>Drops a version of a token key that nothing refers to: its items, then its seed.</summary>
internal sealed class VersionRetirement(ITokenVault vault, TokenSpaceId space, DomainKeys keys, TimeProvider time)
{
    private const int PageSize = 4096;

    // Another process holds the older key for one lifetime; a second one covers clocks that differ and batches under way.
    private const int Lifetimes = 2;

    public async ValueTask<long> RetireAsync(
        TokenClass tokenClass, int version, Func<CancellationToken, ValueTask<long>> references, CancellationToken cancellationToken)
    {
        var versions = await keys.Tokens.VersionsAsync(tokenClass, cancellationToken).ConfigureAwait(false);
        ThrowIfInUse(versions, tokenClass, version);
        if (await references(cancellationToken).ConfigureAwait(false) is var counted && counted != 0)
        {
            throw RotationErrors.StillReferenced(space, tokenClass, version, counted);
        }

        // Looked through twice: what is refused must be refused before the first item is gone.
        var target = new JobState(space, new Dictionary<TokenClass, int> { [tokenClass] = versions[^1].Name.Version });
        var successors = tokenClass.Mode == TokenMode.Deterministic ? new Successors(vault, keys, target, time) : null;
        var (_, alone) = await GoThroughAsync(tokenClass, version, successors, remove: false, cancellationToken).ConfigureAwait(false);
        if (alone > 0)
        {
            throw RotationErrors.WithoutSuccessor(space, tokenClass, version, alone);
        }

        var (removed, left) = await GoThroughAsync(tokenClass, version, successors, remove: true, cancellationToken).ConfigureAwait(false);
        if (left > 0)
        {
            throw RotationErrors.WithoutSuccessor(space, tokenClass, version, left);
        }

        await keys.Tokens.RemoveAsync(tokenClass, version, cancellationToken).ConfigureAwait(false);
        return removed;
    }

    private void ThrowIfInUse(IReadOnlyList<WrappedKey> versions, TokenClass tokenClass, int version)
    {
        var next = versions.FirstOrDefault(key => key.Name.Version > version);
        if (next is null || !versions.Any(key => key.Name.Version == version))
        {
            throw RotationErrors.NotRetirable(space, tokenClass, version);
        }

        var free = next.Created + (Lifetimes * keys.Policy.MemoryLifetime);
        if (time.GetUtcNow() < free)
        {
            throw RotationErrors.InUse(space, tokenClass, version, free);
        }
    }

    private async ValueTask<(long Removed, long Alone)> GoThroughAsync(
        TokenClass tokenClass, int version, Successors? successors, bool remove, CancellationToken cancellationToken)
    {
        var (removed, alone) = (0L, 0L);
        VaultCursor? at = default(VaultCursor);
        while (at is { } cursor)
        {
            var page = await vault.ScanAsync(cursor, PageSize, cancellationToken).ConfigureAwait(false);
            VaultItem[] items = [.. page.Items.Where(item => IsOf(item, tokenClass, version))];
            var succeeded = await SucceededAsync(items, successors, cancellationToken).ConfigureAwait(false);
            alone += items.Length - succeeded.Length;
            if (remove && succeeded.Length > 0)
            {
                await vault.RemoveAsync(succeeded, cancellationToken).ConfigureAwait(false);
                removed += succeeded.Length;
            }

            at = page.Next;
        }

        return (removed, alone);
    }

    private async ValueTask<VaultKey[]> SucceededAsync(VaultItem[] items, Successors? successors, CancellationToken cancellationToken)
    {
        if (successors is null || items.Length == 0)
        {
            return [];
        }

        var made = await successors.MakeAsync(items, cancellationToken).ConfigureAwait(false);
        var findings = new VaultFinding[made.Count];
        await vault.GetAsync(made.Select(one => one.Next.Key).ToArray(), findings, cancellationToken).ConfigureAwait(false);
        return [.. made.Where((_, i) => findings[i].Item is not null).Select(one => one.Old.Key)];
    }

    private bool IsOf(VaultItem item, TokenClass tokenClass, int version) =>
        string.Equals(item.Space, space.Scope, StringComparison.Ordinal)
        && item.Key.TryGetToken(out var token)
        && token.Class == tokenClass
        && token.KeyVersion == version;
}
