namespace DataProducts.Tokens;

/// <summary>What a vault holds, counted in one scan. It needs no key, and opens nothing.</summary>
internal sealed class VaultCount
{
    private const int PageSize = 4096;

    private readonly Dictionary<(string Scope, TokenClass Class, int Version), long> _items = [];

    private VaultCount()
    {
    }

    /// <summary>Gets how many items there are, of every space.</summary>
    public long Items { get; private set; }

    /// <summary>Gets how many subjects have an item.</summary>
    public long Subjects { get; private set; }

    /// <summary>Gets the spaces that have items, in ordinal order.</summary>
    public IEnumerable<string> Scopes => _items.Keys.Select(key => key.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Goes through the whole vault; what is added or removed meanwhile may be missed.</summary>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    public static async ValueTask<VaultCount> OfAsync(ITokenVault vault, CancellationToken cancellationToken)
    {
        var count = new VaultCount();
        SubjectRef last = default;
        VaultCursor? at = default(VaultCursor);
        while (at is { } cursor)
        {
            var page = await vault.ScanAsync(cursor, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                // A vault gives the items of a subject together.
                count.Subjects += item.Key.Subject != default && item.Key.Subject != last ? 1 : 0;
                last = item.Key.Subject;
                count.Add(item);
            }

            at = page.Next;
        }

        return count;
    }

    /// <summary>Gets how many items a space has of one class and version.</summary>
    public long Of(string scope, TokenClass tokenClass, int version) => _items.GetValueOrDefault((scope, tokenClass, version));

    private void Add(in VaultItem item)
    {
        Items++;
        if (item.Key.TryGetToken(out var token))
        {
            var key = (item.Space, token.Class, token.KeyVersion);
            _items[key] = _items.GetValueOrDefault(key) + 1;
        }
    }
}
