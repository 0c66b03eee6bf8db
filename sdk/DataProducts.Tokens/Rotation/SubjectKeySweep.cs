namespace DataProducts.Tokens;

/// <summary>Wraps subjects' keys anew under the newest data key of their space. The keys stay what they are, so items are not touched.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class SubjectKeySweep(ITokenVault vault, TokenSpaceId space, DomainKeys keys)
{
    private const int PageSize = 4096;

    /// <summary>Goes through the whole vault.</summary>
    /// <returns>How many were wrapped anew.</returns>
    public async ValueTask<long> RunAsync(CancellationToken cancellationToken)
    {
        var wrapped = 0L;
        SubjectRef last = default;
        VaultCursor? at = default(VaultCursor);
        while (at is { } cursor)
        {
            var page = await vault.ScanAsync(cursor, PageSize, cancellationToken).ConfigureAwait(false);
            SubjectRef[] subjects =
            [
                .. page.Items
                    .Where(item => string.Equals(item.Space, space.Scope, StringComparison.Ordinal))
                    .Select(item => item.Key.Subject)
                    .Where(subject => subject != default && subject != last)
                    .Distinct(),
            ];
            last = subjects.Length > 0 ? subjects[^1] : last;
            var entries = new SubjectEntry[subjects.Length];
            await vault.FindKeysAsync(space.Scope, subjects, entries, cancellationToken).ConfigureAwait(false);
            wrapped += await WrapAsync([.. entries.Select(entry => entry.Key).OfType<SubjectKey>()], cancellationToken).ConfigureAwait(false);
            at = page.Next;
        }

        return wrapped;
    }

    // A key that was changed since it was read is passed over: another sweep did the same, or the subject was erased.
    private async ValueTask<long> WrapAsync(SubjectKey[] standing, CancellationToken cancellationToken)
    {
        using var dataKeys = new SpaceDataKeys(keys.Data);
        using var clear = new KeyBuffer(KeyStore.KeySize);
        var dataKey = await dataKeys.NewestAsync(0, cancellationToken).ConfigureAwait(false);
        SubjectKey[] old = [.. standing.Where(key => key.WrappedBy != dataKey.Id)];
        dataKey = old.Length == 0 ? dataKey : await dataKeys.NewestAsync(old.Length, cancellationToken).ConfigureAwait(false);
        var sealer = new SubjectKeySealer(space, dataKeys);
        var wrapped = 0L;
        foreach (var key in old)
        {
            if (!await sealer.TryOpenAsync(key, clear.Memory, cancellationToken).ConfigureAwait(false))
            {
                throw TokenErrors.TamperedKey(space.Jurisdiction, key.Subject);
            }

            wrapped += await vault.TryReplaceKeyAsync(key, sealer.Wrap(dataKey, key, clear.Bytes), cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return wrapped;
    }
}
