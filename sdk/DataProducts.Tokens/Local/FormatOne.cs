namespace DataProducts.Tokens;

/// <summary>Seals anew what a vault of format 1 held, under the subjects' own keys.</summary>
internal static class FormatOne
{
    private const int Part = 4096;

    /// <summary>Does so part by part: a part is removed there when it stands here. A vault of today has nothing of it.</summary>
    /// <exception cref="DataProductException">An item does not open (<c>DP1406</c>), or the root is another one
    /// (<c>DP1452</c>).</exception>
    public static async ValueTask RekeyAsync(SqliteTokenVault vault, IKeyRing keys, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var items = vault.Unkeyed(Part); items.Count > 0; items = vault.Unkeyed(Part))
        {
            foreach (var group in items.GroupBy(item => item.KeyId))
            {
                var key = await vault.FindAsync(group.Key, cancellationToken).ConfigureAwait(false)
                    ?? throw TokenErrors.Tampered(vault.Jurisdiction, 0);
                using var space = await TokenSpace.OpenAsync(
                    vault, vault, keys, key.Name.Domain, time, cancellationToken: cancellationToken).ConfigureAwait(false);
                await space.RekeyAsync([.. group], cancellationToken).ConfigureAwait(false);
            }

            vault.RemoveUnkeyed(items);
        }
    }
}
