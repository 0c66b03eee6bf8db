namespace DataProducts.Aws;

/// <summary>Reads subjects, and adds keys to them.</summary>
internal sealed class SubjectRows(VaultTable table, LiveKeys live)
{
    /// <summary>How often a batch of keys is tried again because rows changed meanwhile; a row changes a few times in its life.</summary>
    private const int Rounds = 8;

    public async ValueTask<Dictionary<SubjectRef, SubjectRow>> ReadAsync(
        IEnumerable<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        var wanted = subjects.Where(static subject => subject != default).Distinct().ToArray();
        var rows = await table.GetAsync(wanted.Select(static subject => VaultRows.Of(subject)), cancellationToken).ConfigureAwait(false);
        return wanted.ToDictionary(
            static subject => subject,
            subject => new SubjectRow(subject, rows.GetValueOrDefault(VaultRows.Of(subject)), table.Name));
    }

    public async ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken)
    {
        var since = live.Epoch;
        var rows = await ReadAsync(subjects.ToArray(), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < subjects.Length; i++)
        {
            var subject = subjects.Span[i];
            entries.Span[i] = subject == default ? default : rows[subject].Entry(space);
        }

        Remember(since, entries.Span[..subjects.Length]);
    }

    /// <summary>
    /// Making a key is one conditional write of the subject's row: a row made, or an attribute added to one that is no tombstone. So it
    /// happens before the erasure or not at all.
    /// </summary>
    public async ValueTask AddOrGetAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken)
    {
        var since = live.Epoch;
        var keys = proposed.ToArray();
        if (Array.Exists(keys, static key => key.Subject == default))
        {
            throw new ArgumentException("Nobody in particular has no key.", nameof(proposed));
        }

        var open = keys.Select(static (key, place) => (key.Subject, Place: place))
            .GroupBy(static pair => pair.Subject, static pair => pair.Place)
            .Select(static group => new Open(group.Key, [.. group]))
            .ToList();
        for (var round = 1; open.Count > 0; round++)
        {
            if (round > Rounds)
            {
                throw AwsErrors.NeverSettled(table.Name);
            }

            // Read first: most subjects of a batch are known, and a refused write costs five times a read.
            var writes = await SettleAsync(open, keys, standing, cancellationToken).ConfigureAwait(false);
            var outcomes = await table.WriteAsync(writes.ConvertAll(static one => one.Write), cancellationToken).ConfigureAwait(false);
            open = [.. writes.Where((_, i) => !outcomes[i].Done).Select(static one => one.Of)];
            foreach (var place in writes.Where((_, i) => outcomes[i].Done).SelectMany(static one => one.Of.Places))
            {
                standing.Span[place] = new SubjectEntry(SubjectState.Active, keys[place]);
            }
        }

        Remember(since, standing.Span[..proposed.Length]);
    }

    public async ValueTask<bool> TryReplaceAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken)
    {
        if (old.Subject != next.Subject || old.Id != next.Id || !string.Equals(old.Space, next.Space, StringComparison.Ordinal))
        {
            throw new ArgumentException("A key is replaced by the same key, wrapped anew.", nameof(next));
        }

        var (was, becomes) = (SubjectRow.KeyCell(old), SubjectRow.KeyCell(next));
        var write = new RowWrite(RowVerb.Update, VaultRows.Of(old.Subject), [becomes], [new(was.Key, was.Value)]);
        if (await table.WriteAsync(write, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        // Refused, or done by an attempt whose answer was lost.
        var row = (await ReadAsync([old.Subject], cancellationToken).ConfigureAwait(false))[old.Subject];
        return row.Key(old.Space) is { } stands && stands.WrappedBy == next.WrappedBy && stands.Wrapped.Span.SequenceEqual(next.Wrapped.Span);
    }

    /// <summary>Answers for the keys that stand and the subjects that are gone; gives the writes for the rest.</summary>
    private async ValueTask<List<(Open Of, RowWrite Write)>> SettleAsync(
        List<Open> open, SubjectKey[] keys, Memory<SubjectEntry> standing, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(open.Select(static one => one.Subject), cancellationToken).ConfigureAwait(false);
        var writes = new List<(Open, RowWrite)>();
        foreach (var one in open)
        {
            var row = rows[one.Subject];
            var missing = new List<int>();
            foreach (var place in one.Places)
            {
                var entry = row.Entry(keys[place].Space);
                standing.Span[place] = entry;
                if (!entry.IsGone && entry.Key is null)
                {
                    missing.Add(place);
                }
            }

            if (missing.Count > 0)
            {
                writes.Add((one with { Places = missing }, row.Add(missing.Select(place => keys[place]))));
            }
        }

        return writes;
    }

    private void Remember(long since, ReadOnlySpan<SubjectEntry> entries)
    {
        var seen = new List<LiveKey>(entries.Length);
        foreach (var entry in entries)
        {
            if (entry.Key is { } key)
            {
                seen.Add(LiveKey.Of(key));
            }
        }

        live.Add(since, seen);
    }

    /// <summary>A subject, and the places of its proposed keys that are not settled yet.</summary>
    private sealed record Open(SubjectRef Subject, List<int> Places);
}
