namespace DataProducts.Tokens;

/// <summary>Goes through items of one space with the keys that they are sealed under. One caller at a time.</summary>
internal sealed class SpaceItems(ITokenVault vault, TokenSpaceId space, SpaceDataKeys dataKeys)
{
    private readonly SubjectKeySealer _keySealer = new(space, dataKeys);

    /// <summary>
    /// Visits every item whose key stands; an item of a subject that was erased, moved or readmitted since it was read is passed over.
    /// </summary>
    /// <param name="items">The items, by subject.</param>
    /// <param name="visit">Is given the item's place and its key, which is cleared afterwards.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DataProductException">A key or an item was changed (<c>DP1406</c>).</exception>
    public async ValueTask VisitAsync(
        IReadOnlyList<VaultItem> items, Action<int, SealingKey> visit, CancellationToken cancellationToken)
    {
        var subjects = items.Select(item => item.Key.Subject).Where(subject => subject != default).Distinct().ToArray();
        var entries = new SubjectEntry[subjects.Length];
        await vault.FindKeysAsync(space.Scope, subjects, entries, cancellationToken).ConfigureAwait(false);
        var keys = subjects.Zip(entries).ToDictionary(pair => pair.First, pair => pair.Second.Key);
        using var clear = new KeyBuffer(KeyStore.KeySize);
        for (var i = 0; i < items.Count;)
        {
            var subject = items[i].Key.Subject;
            if (subject == default)
            {
                var dataKey = await dataKeys.FindAsync(items[i].KeyId, cancellationToken).ConfigureAwait(false);
                visit(i++, dataKey ?? throw TokenErrors.TamperedKey(space.Jurisdiction, subject));
                continue;
            }

            if (keys[subject] is not { } standing)
            {
                i++;
                continue;
            }

            if (!await _keySealer.TryOpenAsync(standing, clear.Memory, cancellationToken).ConfigureAwait(false))
            {
                throw TokenErrors.TamperedKey(space.Jurisdiction, subject);
            }

            using var key = new SealingKey(clear.Bytes);
            for (; i < items.Count && items[i].Key.Subject == subject; i++)
            {
                if (items[i].KeyId == standing.Id)
                {
                    visit(i, key);
                }
            }
        }
    }
}
