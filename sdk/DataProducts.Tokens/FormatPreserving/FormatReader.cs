namespace DataProducts.Tokens;

/// <summary>Opens format-preserving texts, each distinct one once: by the vault items of their subjects, never by deciphering. One caller at
/// a time.</summary>
/// <remarks>
/// A text has no check and names neither person nor key, and a cipher gives some value for any text of the format. So the cipher is not
/// asked: a text opens for the person for whom the vault holds its item, and for nobody else. Which version of the key named the item the
/// text cannot say; all are tried.
/// </remarks>
internal sealed class FormatReader(ITokenVault vault, FormatKeys keys, TokenReader reader)
{
    private const int NoText = -1;

    private static readonly OpenedCell Unknown = new(OpenedState.Unknown, null);

    public async ValueTask ReadAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken)
    {
        var slots = new Dictionary<TokenCell, int>();
        var slotOf = new int[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var one = cells.Span[cell];
            var isText = !string.IsNullOrEmpty(one.Token) && KeptFormat.Takes(kind, one.Token);
            slotOf[cell] = isText && !slots.TryAdd(one, slots.Count) ? slots[one] : isText ? slots.Count - 1 : NoText;
        }

        var versions = await keys.VersionsAsync(kind, cancellationToken).ConfigureAwait(false);
        var named = new VaultKey[slots.Count * versions.Count];
        for (var version = 0; version < versions.Count; version++)
        {
            // A version that was retired meanwhile has no items.
            using var key = await keys.FindAsync(kind, versions[version], cancellationToken).ConfigureAwait(false);
            foreach (var (cell, slot) in slots)
            {
                named[(slot * versions.Count) + version] = key?.ItemOf(cell.Token).For(cell.Subject) ?? default;
            }
        }

        var findings = new VaultFinding[named.Length];
        await vault.GetAsync(named, findings, cancellationToken).ConfigureAwait(false);
        var answers = new OpenedCell[slots.Count];
        for (var slot = 0; slot < answers.Length; slot++)
        {
            var its = findings.AsMemory(slot * versions.Count, versions.Count);
            answers[slot] = await OpenAsync(its, Array.IndexOf(slotOf, slot), cancellationToken).ConfigureAwait(false);
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            opened.Span[cell] = slotOf[cell] == NoText ? Unknown : answers[slotOf[cell]];
        }
    }

    private async ValueTask<OpenedCell> OpenAsync(ReadOnlyMemory<VaultFinding> findings, int cell, CancellationToken cancellationToken)
    {
        VaultFinding? found = null;
        for (var version = 0; version < findings.Length; version++)
        {
            var finding = findings.Span[version];
            if (finding.Subject.IsGone)
            {
                return new OpenedCell(OpenedState.Erased, null);
            }

            if (finding.Item is null)
            {
                continue;
            }

            if (found is not null)
            {
                // Under two versions the person has two values of one text; which one the row means nobody can tell any more.
                return Unknown;
            }

            found = finding;
        }

        return found is { } one ? await reader.OpenAsync(one, cell, cancellationToken).ConfigureAwait(false) : Unknown;
    }
}
