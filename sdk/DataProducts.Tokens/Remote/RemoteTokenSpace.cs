namespace DataProducts.Tokens;

/// <summary>A token space whose keys and vault are elsewhere: every call goes to the jurisdiction's vault service.</summary>
internal sealed class RemoteTokenSpace(VaultClient client, TokenAccess access) : ITokenSpace
{
    public TokenSpaceId Id => access.Space;

    public async ValueTask SubjectsAsync(ReadOnlyMemory<string> subjects, Memory<SubjectRef> refs, CancellationToken cancellationToken = default)
    {
        foreach (var part in RemoteChunks.Of(subjects!))
        {
            await client.SubjectsAsync(access, subjects[part], refs[part], cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<int>> TokeniseAsync(
        PiiColumn column,
        TokenOrigin origin,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        Memory<string?> tokens,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentOutOfRangeException.ThrowIfNotEqual(subjects.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokens.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(origin.Rows.Length, values.Length);

        // Nothing is given out before every part is in the vault.
        var made = new string?[values.Length];
        var erased = new List<int>();
        foreach (var part in RemoteChunks.Of(values))
        {
            var (start, length) = part.GetOffsetAndLength(values.Length);
            var gone = await client.TokeniseAsync(
                access,
                column,
                origin with { Rows = origin.Rows[part] },
                values[part],
                subjects[part],
                made.AsMemory(start, length),
                cancellationToken).ConfigureAwait(false);
            erased.AddRange(gone.Select(place => start + place));
        }

        made.CopyTo(tokens);
        return erased;
    }

    public async ValueTask DetokeniseAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(opened.Length, cells.Length);
        Check(kind, cells.Span);
        var given = new OpenedCell[cells.Length];
        foreach (var part in RemoteChunks.Of(cells.Length))
        {
            await client.DetokeniseAsync(access, cells[part], given.AsMemory(part), cancellationToken).ConfigureAwait(false);
        }

        given.CopyTo(opened);
    }

    public async ValueTask DetokeniseTextsAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(opened.Length, cells.Length);
        var given = new OpenedCell[cells.Length];
        var texts = new string?[cells.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = cells.Span[i].Token;
        }

        foreach (var part in RemoteChunks.Of(texts))
        {
            await client.DetokeniseTextsAsync(access, kind, cells[part], given.AsMemory(part), cancellationToken).ConfigureAwait(false);
        }

        given.CopyTo(opened);
    }

    // The service decides by each token's own kind; whoever asks here decided about one.
    private void Check(PiiKind kind, ReadOnlySpan<TokenCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (!Token.TryParse(cells[i].Token, out var token))
            {
                throw TokenErrors.NotAToken(i);
            }

            if (token.Jurisdiction != Id.Jurisdiction)
            {
                throw TokenErrors.OtherJurisdiction(i, token.Jurisdiction, Id.Jurisdiction);
            }

            if (token.Kind != kind)
            {
                throw TokenErrors.OtherKind(i, token.Kind, kind);
            }
        }
    }
}
