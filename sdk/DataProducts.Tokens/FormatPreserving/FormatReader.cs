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
        var first = new List<int>();
        var slotOf = new int[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var one = cells.Span[cell];
            slotOf[cell] = NoText;
            if (!string.IsNullOrEmpty(one.Token) && KeptFormat.Takes(kind, one.Token))
            {
                if (slots.TryAdd(one, first.Count))
                {
                    first.Add(cell);
                }

                slotOf[cell] = slots[one];
            }
        }

        var named = await NamesAsync(kind, slots, cancellationToken).ConfigureAwait(false);
        var findings = new VaultFinding[named.Length];
        await vault.GetAsync(named, findings, cancellationToken).ConfigureAwait(false);
        var answers = new OpenedCell[first.Count];
        for (var slot = 0; slot < answers.Length; slot++)
        {
            var versions = findings.Length / answers.Length;
            var its = findings.AsMemory(slot * versions, versions);
            answers[slot] = await OpenAsync(its, first[slot], cancellationToken).ConfigureAwait(false);
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            opened.Span[cell] = slotOf[cell] == NoText ? Unknown : answers[slotOf[cell]];
        }
    }

    // A slot's names stand together, one a version.
    private async ValueTask<VaultKey[]> NamesAsync(PiiKind kind, Dictionary<TokenCell, int> slots, CancellationToken cancellationToken)
    {
        var versions = new List<FormatKey>();
        try
        {
            foreach (var version in await keys.VersionsAsync(kind, cancellationToken).ConfigureAwait(false))
            {
                if (await keys.FindAsync(kind, version, cancellationToken).ConfigureAwait(false) is { } key)
                {
                    versions.Add(key);
                }
            }

            var named = new VaultKey[slots.Count * versions.Count];
            foreach (var (cell, slot) in slots)
            {
                for (var version = 0; version < versions.Count; version++)
                {
                    named[(slot * versions.Count) + version] = versions[version].ItemOf(cell.Token).For(cell.Subject);
                }
            }

            return named;
        }
        finally
        {
            versions.ForEach(key => key.Dispose());
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
