namespace DataProducts.Tokens;

/// <content>Texts of mode <see cref="TokenMode.FormatPreserving"/>: enciphered for the lake, and opened by their vault items.</content>
public sealed partial class TokenSpace
{
    /// <inheritdoc/>
    public async ValueTask DetokeniseTextsAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(opened.Length, cells.Length);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await new FormatReader(_vault, _formats, _reader).ReadAsync(kind, cells, opened, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sealer.Forget();
            _dataKeys.Dispose();
            _gate.Release();
        }
    }

    /// <summary>Gives what the lake holds of an original whose item is named so.</summary>
    internal async ValueTask<string> LakeTextAsync(Token item, string original, CancellationToken cancellationToken)
    {
        if (item.Mode != TokenMode.FormatPreserving)
        {
            return item.ToString();
        }

        using var key = await _formats.FindAsync(item.Kind, item.KeyVersion, cancellationToken).ConfigureAwait(false)
            ?? throw TokenErrors.Tampered(Id.Jurisdiction, 0);
        var texts = new string?[1];
        key.Encipher([original], texts);
        return texts[0]!;
    }

    private async ValueTask FillTextsAsync(
        PiiKind kind, ReadOnlyMemory<string?> values, ReadOnlyMemory<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        using var key = await _formats.NewestAsync(kind, cancellationToken).ConfigureAwait(false);
        var texts = new string?[values.Length];
        key.Encipher(values.Span, texts);
        _batch.Fill(key, values.Span, texts, subjects.Span);
    }
}
