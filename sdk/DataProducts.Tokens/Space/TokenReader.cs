namespace DataProducts.Tokens;

/// <summary>Opens the tokens of a batch of cells, each distinct item once. One caller at a time.</summary>
internal sealed class TokenReader(ITokenVault vault, ItemSealer sealer, string domain)
{
    private readonly int _place = TokenHeader.Place(vault.Jurisdiction);
    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<int> _cells = [];

    public async ValueTask<int> ReadAsync(
        PiiKind? kind, ReadOnlyMemory<TokenCell> cells, Memory<string?> values, CancellationToken cancellationToken)
    {
        _slots.Clear();
        _cells.Clear();
        var slotOf = new int[cells.Length];
        var keys = new VaultKey[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var key = Key(kind, cells.Span[cell], cell);
            if (_slots.TryAdd(key, _cells.Count))
            {
                keys[_cells.Count] = key;
                _cells.Add(cell);
            }

            slotOf[cell] = _slots[key];
        }

        var items = new VaultItem?[_cells.Count];
        await vault.GetAsync(keys.AsMemory(0, items.Length), items, cancellationToken).ConfigureAwait(false);
        var originals = new string?[items.Length];
        for (var slot = 0; slot < items.Length; slot++)
        {
            if (items[slot] is { Erased: null } item)
            {
                originals[slot] = await OpenAsync(item, _cells[slot], cancellationToken).ConfigureAwait(false);
            }
        }

        var unknown = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            values.Span[cell] = originals[slotOf[cell]];
            unknown += originals[slotOf[cell]] is null ? 1 : 0;
        }

        return unknown;
    }

    private VaultKey Key(PiiKind? kind, in TokenCell cell, int index)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        if (!Token.TryParse(cell.Token, out var token))
        {
            throw TokenErrors.NotAToken(index);
        }

        if (token.Place != _place)
        {
            throw TokenErrors.OtherJurisdiction(index, token.Jurisdiction, vault.Jurisdiction);
        }

        if (kind is { } asked && token.Kind != asked)
        {
            throw TokenErrors.OtherKind(index, token.Kind, asked);
        }

        token.WriteTo(bytes);
        return new VaultKey(bytes, cell.Subject);
    }

    private async ValueTask<string> OpenAsync(VaultItem item, int cell, CancellationToken cancellationToken) =>
        await sealer.LoadKeyAsync(item.KeyId, cancellationToken).ConfigureAwait(false)
            ? sealer.Open(item) ?? throw TokenErrors.Tampered(vault.Jurisdiction, cell)
            : throw TokenErrors.OtherDomain(cell, domain);
}
