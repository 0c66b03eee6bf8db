namespace DataProducts.Hydration;

/// <summary>Decides for each record whether it is a row of the product or goes to quarantine.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class RowScreen<TRow>(JurisdictionTable jurisdictions, KeyCheck<TRow> keys)
    where TRow : class, IDataProductRow<TRow>
{
    // What a vault takes; one row with an endless subject must not stop the others.
    private const int MaximumSubject = 4096;

    private readonly string? _keyColumn = TRow.Schema.Key is [var only] ? TRow.Schema.Columns[only].Name : null;
    private readonly HashSet<Jurisdiction> _known = [.. jurisdictions.Jurisdictions];

    /// <summary>Gives the row, or null and at least one problem.</summary>
    public TRow? Screen(RecordReader record, RowProblems problems)
    {
        problems.Clear();
        record.AddFaults(problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var row = TRow.Read(record, jurisdictions, problems);
        if (row is not null)
        {
            TRow.Validate(row, problems);
            RefuseUnknownJurisdiction(row, problems);
            RefuseCrossing(record.Home, TRow.JurisdictionOf(row), problems);
            RefuseSubject(TRow.SubjectOf(row).Length, problems);
            RefuseTextsWithoutFormat(row, problems);
        }
        else if (problems.Count == 0)
        {
            throw HydrationErrors.NoReason(TRow.Schema.Product);
        }

        // Last: only a row that is good otherwise takes its key, so that a bad one does not keep the good one out.
        if (problems.Count == 0 && !keys.TryTake(row!))
        {
            problems.Add(RowRule.KeyDuplicate, _keyColumn);
        }

        return problems.Count == 0 ? row : null;
    }

    private static void RefuseSubject(int length, RowProblems problems)
    {
        if (length is 0 or > MaximumSubject)
        {
            problems.Add(length == 0 ? RowRule.KeyEmpty : RowRule.Format, null);
        }
    }

    // A text that cannot keep its format must not stop the rows that come with it.
    private static void RefuseTextsWithoutFormat(TRow row, RowProblems problems)
    {
        for (var pii = 0; problems.Count == 0 && pii < TRow.Schema.Pii.Count; pii++)
        {
            var column = TRow.Schema.Pii[pii];
            if (column.Mode == TokenMode.FormatPreserving && !KeptFormat.Takes(column.Kind, TRow.PiiOf(row, pii)))
            {
                problems.Add(RowRule.Format, column.Name);
            }
        }
    }

    // What was made of one jurisdiction's rows may say what it likes: it goes to no other jurisdiction's table.
    private void RefuseCrossing(Jurisdiction? home, Jurisdiction said, RowProblems problems)
    {
        if (home is { } own && own != said && _known.Contains(said))
        {
            problems.Add(RowRule.JurisdictionCrossed, null);
        }
    }

    // The record's own code finds this first as a rule; a row without a vault must not pass if it does not.
    private void RefuseUnknownJurisdiction(TRow row, RowProblems problems)
    {
        if (_known.Contains(TRow.JurisdictionOf(row)))
        {
            return;
        }

        foreach (var problem in problems.All)
        {
            if (string.Equals(problem.Rule, RowRule.JurisdictionUnknown, StringComparison.Ordinal))
            {
                return;
            }
        }

        problems.Add(RowRule.JurisdictionUnknown, null);
    }
}
