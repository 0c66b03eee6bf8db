namespace DataProducts.Hydration;

/// <summary>Decides which rows of a query come next.</summary>
/// <param name="query">The query.</param>
/// <param name="ignored">Columns to be passed over.</param>
/// <param name="column">The column by which it goes on.</param>
/// <param name="key">The column that tells rows of one value apart, or null.</param>
/// <param name="lag">How far behind it is read again.</param>
internal sealed class DbCursor(DbQuery query, IReadOnlySet<string> ignored, string column, string? key, CursorLag lag)
{
    // Ours come on top of the query's own, so that what a team reads can be any query.
    private string Rows => $"({query.Sql}\n) dp_rows";

    public async ValueTask<SourcePlan> PlanAsync(SourceContext context, CancellationToken cancellationToken)
    {
        CursorPrivacy.Refuse(query.Name, context.Schema, column, key);
        try
        {
            var history = await context.History(cancellationToken).ConfigureAwait(false);
            var known = history.Of(query.Name);
            if (known.Count > 0 && !history.IsComplete(known[0].Batch))
            {
                return Again(context, known);
            }

            await RefuseMissingAsync(cancellationToken).ConfigureAwait(false);
            return await NextAsync(context, known, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (DbErrors.IsDatabase(failure))
        {
            throw DbErrors.Of(query.Name, failure);
        }
    }

    /// <summary>Gives a range that was asked for, whatever was taken before.</summary>
    public DbPlan Backfill(SourceContext context, CursorValue from, CursorValue to)
    {
        CursorPrivacy.Refuse(query.Name, context.Schema, column, key);
        return Plan(context, new(column, null, 0, from, null, to, null), null);
    }

    /// <summary>Gives a range whose ends a person wrote, of the type that the column has; an open end is the first or last row.</summary>
    public async ValueTask<SourcePlan> BackfillAsync(SourceContext context, string? from, string? to, CancellationToken cancellationToken)
    {
        CursorPrivacy.Refuse(query.Name, context.Schema, column, key);
        try
        {
            if (await GreatestAsync(column, "", [], cancellationToken).ConfigureAwait(false) is not { } greatest)
            {
                return new([]);
            }

            var least = from is null ? null : greatest.Same(from) ?? throw HydrationErrors.RangeText("start", column);
            var last = to is null ? greatest : greatest.Same(to) ?? throw HydrationErrors.RangeText("end", column);
            return Plan(context, new(column, null, 0, least, null, last, null), null);
        }
        catch (Exception failure) when (DbErrors.IsDatabase(failure))
        {
            throw DbErrors.Of(query.Name, failure);
        }
    }

    /// <summary>Gives the range that a batch took, with all its rows.</summary>
    public async ValueTask<DbPart> PartOfAsync(SourceContext context, string batch, CancellationToken cancellationToken)
    {
        CursorPrivacy.Refuse(query.Name, context.Schema, column, key);
        var history = await context.History(cancellationToken).ConfigureAwait(false);
        var entry = history.Of(query.Name).FirstOrDefault(one => string.Equals(one.Batch, batch, StringComparison.Ordinal))
            ?? throw HydrationErrors.ReplayOther(query.Name, "is not known to have taken that batch");
        return Part(context, Last(entry), window: null);
    }

    private async ValueTask<SourcePlan> NextAsync(
        SourceContext context, IReadOnlyList<CursorEntry> known, CancellationToken cancellationToken)
    {
        var last = known.Count == 0 ? null : Last(known[0]);
        var to = await GreatestAsync(column, "", [], cancellationToken).ConfigureAwait(false);
        if (to is null)
        {
            return last is null ? new SourcePlan([]) : Again(context, known, known[0].Batch);
        }

        if (last is not null && to.CompareTo(last.To) <= 0)
        {
            to = last.To; // rows were taken away; what is left of the window may still hold late ones
        }

        var toKey = key is null ? null : await GreatestAsync(
            key, $" where {column} = @dp_to", [KeyValuePair.Create("@dp_to", (object?)to.Value)], cancellationToken).ConfigureAwait(false);
        if (key is not null && toKey is null)
        {
            toKey = last?.ToKey;
        }

        var range = Range(last, known.Count == 0 ? null : Known(known[0]), to, toKey);
        var isFurther = last is null || to.CompareTo(last.To) > 0;
        return isFurther || await HasNewAsync(context, range, known[0], cancellationToken).ConfigureAwait(false)
            ? Plan(context, range, known.Count == 0 ? null : known[0])
            : Again(context, known, known[0].Batch);
    }

    private DbRange Range(DbRange? last, CursorValue? knownFrom, CursorValue to, CursorValue? toKey)
    {
        var number = (last?.Number ?? 0) + 1;
        if (last is null)
        {
            return new(column, key, number, null, null, to, toKey);
        }

        // Rows are known again from there on only; a lag that was made longer reaches back no further in its first run.
        if (knownFrom is null || (lag.IsNone && key is not null))
        {
            return new(column, key, number, last.To, last.ToKey, to, toKey);
        }

        var from = lag.IsNone ? last.To : Before(last.To);
        return new(column, key, number, from.CompareTo(knownFrom) < 0 ? knownFrom : from, null, to, toKey);
    }

    private async ValueTask<bool> HasNewAsync(
        SourceContext context, DbRange range, CursorEntry last, CancellationToken cancellationToken)
    {
        var part = Plan(context, range, last).Parts[0];
        var reader = await part.OpenAsync(context.Schema, range.Digest(), cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The same range as before: it is found committed, or completed.
    private DbPlan Again(SourceContext context, IReadOnlyList<CursorEntry> known, string? complete = null) =>
        Plan(context, Last(known[0]), known.FirstOrDefault(entry => entry.Number < known[0].Number), complete);

    private DbPlan Plan(SourceContext context, DbRange range, CursorEntry? before, string? complete = null)
    {
        // With a key, ends are told apart by it; else, and where rows are read again, by the rows themselves.
        var keepFrom = !lag.IsNone ? Before(range.To) : range.ToKey is null ? range.To : null;
        var window = new DbWindow(query.Name, column, range.Number == 0 ? null : keepFrom, context.Digest)
        {
            KnownFrom = keepFrom is null ? null : Known(range, keepFrom),
        };
        if (range.Number > 0 && before is not null)
        {
            window.Know(CursorText.Guarded(query.Name, () => Convert.FromBase64String((string?)before.State[DbPlan.Seen] ?? "")));
        }

        return new DbPlan(query.Name, Part(context, range, window), range, window) { Last = complete };
    }

    private DbPart Part(SourceContext context, DbRange range, DbWindow? window)
    {
        var known = context.Schema.Source.Select(source => source.Name).ToHashSet(StringComparer.Ordinal);
        var passed = new HashSet<string>(ignored, StringComparer.Ordinal);
        passed.UnionWith(new[] { column, key }.OfType<string>().Where(name => !known.Contains(name)));
        return new(query.Name, new DbRangeRows(query, range), context.Schema, passed, context.Drift, range, window);
    }

    // The rows that are kept are those that were read: behind a key, not all of its value's.
    private static CursorValue? Known(DbRange range, CursorValue keepFrom) =>
        range.From is null ? keepFrom
        : range.FromKey is null ? (range.From.CompareTo(keepFrom) > 0 ? range.From : keepFrom)
        : range.From.CompareTo(range.To) < 0 ? range.To
        : null;

    private CursorValue Before(CursorValue value) =>
        value.Before(lag) ?? throw HydrationErrors.Cursor(query.Name, column, "has values of which the lag is no part");

    private CursorValue? Known(CursorEntry entry) => CursorText.Guarded(query.Name, () => CursorValue.Read(entry.State[DbPlan.KnownFrom]));

    private DbRange Last(CursorEntry entry)
    {
        var range = CursorText.Guarded(query.Name, () => entry.State.ContainsKey("column") ? DbRange.Read(entry.State, entry.Number) : null)
            ?? throw HydrationErrors.CursorOther(query.Name);
        return string.Equals(range.Column, column, StringComparison.Ordinal) && string.Equals(range.Key, key, StringComparison.Ordinal)
            ? range
            : throw HydrationErrors.CursorOther(query.Name);
    }

    private async ValueTask<CursorValue?> GreatestAsync(
        string name, string where, IReadOnlyList<KeyValuePair<string, object?>> parameters, CancellationToken cancellationToken)
    {
        var value = await query.ScalarAsync($"select max({name}) from {Rows}{where}", parameters, cancellationToken).ConfigureAwait(false);
        return value is null ? null
            : CursorValue.Of(value) ?? throw HydrationErrors.Cursor(query.Name, name, "is neither a whole or decimal number nor a day or time");
    }

    // A row without a value would never come: nothing is greater than it, and it is greater than nothing.
    private async ValueTask RefuseMissingAsync(CancellationToken cancellationToken)
    {
        var missing = await query.ScalarAsync($"select count(*) from {Rows} where {column} is null", [], cancellationToken)
            .ConfigureAwait(false);
        if (Convert.ToInt64(missing, System.Globalization.CultureInfo.InvariantCulture) > 0)
        {
            throw HydrationErrors.Cursor(query.Name, column, "is null in some rows, which would never be taken");
        }
    }
}
