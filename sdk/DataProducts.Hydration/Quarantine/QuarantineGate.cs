using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Refuses a batch of which too many rows are kept out.</summary>
/// <param name="limit">How many may be.</param>
/// <param name="quarantine">Counts them.</param>
/// <param name="batch">The batch's id.</param>
internal sealed class QuarantineGate(QuarantineLimit limit, IKeptOut quarantine, string batch)
{
    private const int MostRules = 8;

    /// <summary>Refuses the batch at the first row above the limit's number: what is read further would be tokenised for nothing.</summary>
    public void AfterRow(long rowsRead)
    {
        if (limit.Rows is { } most && quarantine.Broken > most)
        {
            throw Refusal(rowsRead);
        }
    }

    /// <summary>Refuses the batch when every row was read.</summary>
    public void AfterAll(long rowsRead)
    {
        if (IsOver(rowsRead))
        {
            throw Refusal(rowsRead);
        }
    }

    /// <summary>Says why the batch would be refused; null if it would not.</summary>
    public string? Finding(long rowsRead) => IsOver(rowsRead) ? Refusal(rowsRead).Message : null;

    private bool IsOver(long rowsRead) => quarantine.Broken > (limit.Rows ?? long.MaxValue)
        || (limit.Percent is { } percent && rowsRead >= limit.LeastRows && quarantine.Broken * 100.0 > percent * rowsRead);

    private QuarantineLimitException Refusal(long rowsRead)
    {
        var rules = quarantine.Problems.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Rule, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Rule} in {pair.Key.Column ?? "the row"}: {pair.Value}"))
            .ToList();
        var most = string.Join(" and ", new[]
        {
            limit.Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows} rows") : null,
            limit.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent} %") : null,
        }.OfType<string>());
        var told = string.Join(", ", rules.Take(MostRules)) + (rules.Count > MostRules ? ", …" : "");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Batch {batch} was not published: {quarantine.Broken} of {rowsRead} rows ")
            + $"read break the contract, and at most {most} may ({told}). Nothing was committed; a dry run counts all of them. "
            + "Correct the source, or raise the limit.",
            rowsRead, quarantine.Rows, new Dictionary<RowProblem, long>(quarantine.Problems));
    }
}

/// <summary>How many rows of a batch were kept out by now.</summary>
internal interface IKeptOut
{
    /// <summary>Gets how many rows were.</summary>
    long Rows { get; }

    /// <summary>Gets how many were because they break the contract, and not only because the lake has them or may not have them.</summary>
    long Broken { get; }

    /// <summary>Gets how many rows have each problem.</summary>
    IReadOnlyDictionary<RowProblem, long> Problems { get; }
}
