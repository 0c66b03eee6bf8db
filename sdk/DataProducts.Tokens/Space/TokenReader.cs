using System.Text;

namespace DataProducts.Tokens;

/// <summary>Opens the tokens of a batch of cells, each distinct item once. One caller at a time.</summary>
internal sealed class TokenReader(ITokenVault vault, TokenSpaceId space, SubjectKeySealer keySealer, SpaceDataKeys dataKeys, ItemSealer sealer)
{
    private const int OneWay = -1;

    private readonly int _place = TokenHeader.Place(space.Jurisdiction);
    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<int> _cells = [];
    private readonly byte[] _key = GC.AllocateArray<byte>(SubjectKeySealer.KeySize, pinned: true);

    public async ValueTask ReadAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken)
    {
        _slots.Clear();
        _cells.Clear();
        var slotOf = new int[cells.Length];
        var keys = new VaultKey[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            slotOf[cell] = OneWay;
            if (Key(kind, cells.Span[cell], cell) is { } key)
            {
                if (_slots.TryAdd(key, _cells.Count))
                {
                    keys[_cells.Count] = key;
                    _cells.Add(cell);
                }

                slotOf[cell] = _slots[key];
            }
        }

        var findings = new VaultFinding[_cells.Count];
        await vault.GetAsync(keys.AsMemory(0, findings.Length), findings, cancellationToken).ConfigureAwait(false);
        var answers = new OpenedCell[findings.Length];
        for (var slot = 0; slot < findings.Length; slot++)
        {
            answers[slot] = await OpenAsync(findings[slot], _cells[slot], cancellationToken).ConfigureAwait(false);
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            opened.Span[cell] = slotOf[cell] == OneWay ? new OpenedCell(OpenedState.OneWay, null) : answers[slotOf[cell]];
        }
    }

    /// <summary>Opens an item of this space: its normalised original, and its spelling if it has one.</summary>
    public async ValueTask<(string Original, string? Spelling)> OpenAsync(
        VaultItem item, SubjectKey? subjectKey, int cell, CancellationToken cancellationToken)
    {
        if (!string.Equals(item.Space, space.Scope, StringComparison.Ordinal))
        {
            throw TokenErrors.OtherDomain(cell, space.Scope);
        }

        if (subjectKey is not { } wrapped)
        {
            var dataKey = await dataKeys.FindAsync(item.KeyId, cancellationToken).ConfigureAwait(false);
            return Open(dataKey ?? throw TokenErrors.Tampered(space.Jurisdiction, cell), item, cell);
        }

        if (!await keySealer.TryOpenAsync(wrapped, _key, cancellationToken).ConfigureAwait(false))
        {
            throw TokenErrors.TamperedKey(space.Jurisdiction, item.Key.Subject);
        }

        using var key = new SealingKey(_key.AsSpan());
        Array.Clear(_key);
        return Open(key, item, cell);
    }

    private VaultKey? Key(PiiKind kind, in TokenCell cell, int index)
    {
        if (!Token.TryParse(cell.Token, out var token))
        {
            throw TokenErrors.NotAToken(index);
        }

        if (token.Place != _place)
        {
            throw TokenErrors.OtherJurisdiction(index, token.Jurisdiction, space.Jurisdiction);
        }

        if (token.Kind != kind)
        {
            throw TokenErrors.OtherKind(index, token.Kind, kind);
        }

        return token.Mode == TokenMode.OneWay ? null : token.For(cell.Subject);
    }

    /// <summary>Opens what the vault found, if it is of this space and its subject is not gone.</summary>
    public async ValueTask<OpenedCell> OpenAsync(VaultFinding finding, int cell, CancellationToken cancellationToken)
    {
        if (finding.Subject.IsGone)
        {
            return new OpenedCell(OpenedState.Erased, null);
        }

        if (finding.Item is not { } item)
        {
            return new OpenedCell(OpenedState.Unknown, null);
        }

        // The vault alone knows of which space an item is, so that is an answer: the caller may ask the other one, if it may.
        if (!string.Equals(item.Space, space.Scope, StringComparison.Ordinal))
        {
            return new OpenedCell(OpenedState.OtherSpace, null);
        }

        var (original, spelling) = await OpenAsync(item, finding.Subject.Key, cell, cancellationToken).ConfigureAwait(false);
        return new OpenedCell(OpenedState.Open, spelling ?? original);
    }

    private (string Original, string? Spelling) Open(SealingKey key, in VaultItem item, int cell)
    {
        if (!sealer.TryOpen(key, item, out var original))
        {
            throw TokenErrors.Tampered(space.Jurisdiction, cell);
        }

        var text = Encoding.UTF8.GetString(original);
        if (item.Spelling.IsEmpty)
        {
            return (text, null);
        }

        return sealer.TryOpenSpelling(key, item, out var spelling)
            ? (text, Encoding.UTF8.GetString(spelling))
            : throw TokenErrors.Tampered(space.Jurisdiction, cell);
    }
}
