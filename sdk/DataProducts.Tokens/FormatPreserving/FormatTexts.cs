using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>The format-preserving texts of one token space: enciphered under a key of each kind, and in no vault.</summary>
/// <remarks>
/// A text says neither its space nor the version of its key, so its key is always the first: with another, nobody could tell what a text is
/// to be deciphered with.
/// </remarks>
internal sealed class FormatTexts(ITokenVault vault, TokenSpaceId space, TokenKeys keys)
{
    private const int KeyVersion = 1;

    /// <summary>Enciphers values; null and empty stay what they are.</summary>
    /// <exception cref="DataProductException">The kind or a value has no format that could be kept (<c>DP147x</c>).</exception>
    public async ValueTask EncipherAsync(
        PiiKind kind, ReadOnlyMemory<string?> values, Memory<string?> texts, CancellationToken cancellationToken)
    {
        using var cipher = await OpenAsync(kind, cancellationToken).ConfigureAwait(false);
        cipher.Encipher(values.Span, texts.Span);
    }

    /// <summary>Deciphers texts of subjects who are not gone.</summary>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>).</exception>
    public async ValueTask DecipherAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken)
    {
        using var cipher = await OpenAsync(kind, cancellationToken).ConfigureAwait(false);
        var gone = await GoneAsync(cells, cancellationToken).ConfigureAwait(false);
        var texts = new string?[cells.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, subject) = cells.Span[i];
            texts[i] = text.Length > 0 && !gone.Contains(subject) && KeptFormat.Takes(kind, text) ? text : null;
        }

        var values = new string?[texts.Length];
        cipher.Decipher(texts, values);
        for (var i = 0; i < values.Length; i++)
        {
            opened.Span[i] = gone.Contains(cells.Span[i].Subject) ? new OpenedCell(OpenedState.Erased, null)
                : values[i] is { } value ? new OpenedCell(OpenedState.Open, value)
                : new OpenedCell(OpenedState.Unknown, null);
        }
    }

    private async ValueTask<FormatCipher> OpenAsync(PiiKind kind, CancellationToken cancellationToken)
    {
        if (!KeptFormat.IsKnown(kind))
        {
            throw FormatErrors.NoFormat(kind);
        }

        var keyClass = TokenClass.OfFormat(kind);
        using var key = await keys.FindAsync(keyClass, KeyVersion, cancellationToken).ConfigureAwait(false)
            ?? await keys.NewestAsync(keyClass, cancellationToken).ConfigureAwait(false);
        var tweak = LengthPrefixed.Of("dp/ff1/1", space.Jurisdiction.Code, space.Scope, Text(keyClass.Value), Text(KeyVersion));
        return new FormatCipher(kind, key.Bytes, tweak);
    }

    private async ValueTask<HashSet<SubjectRef>> GoneAsync(ReadOnlyMemory<TokenCell> cells, CancellationToken cancellationToken)
    {
        var subjects = new HashSet<SubjectRef>();
        foreach (ref readonly var cell in cells.Span)
        {
            if (cell.Subject != default)
            {
                subjects.Add(cell.Subject);
            }
        }

        SubjectRef[] asked = [.. subjects];
        var entries = new SubjectEntry[asked.Length];
        await vault.FindKeysAsync(space.Scope, asked, entries, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < asked.Length; i++)
        {
            if (!entries[i].IsGone)
            {
                subjects.Remove(asked[i]);
            }
        }

        return subjects;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
