using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Which resources of a type may be seen: what is left of each policy, and the condition on rows that all come to.</summary>
/// <param name="Outcome"><c>none</c>, <c>all</c>, or <c>some</c> where it depends on the row.</param>
/// <param name="Filter">The condition in DuckDB's SQL, or null where the policies cannot be told as one.</param>
/// <param name="Refused">What of the policies cannot be told as a condition, and why.</param>
/// <param name="Policies">The policies that bear on the answer.</param>
/// <param name="OutOfPlay">The ids of those that are not satisfied whatever the resource.</param>
/// <param name="UnlinkedTemplates">The templates that decide nothing.</param>
internal sealed record RowExplanationDocument(
    string Outcome,
    string? Filter,
    IReadOnlyList<FindingsDocument.FindingDocument> Refused,
    IReadOnlyList<RowExplanationDocument.ResidualDocument> Policies,
    IReadOnlyList<string> OutOfPlay,
    IReadOnlyList<string> UnlinkedTemplates)
{
    public static RowExplanationDocument Of(
        PartialResult result, IReadOnlyDictionary<string, RowColumn> columns, PolicySet policies, bool dropsPermits)
    {
        var (predicate, filter, refused) = Translate(result, columns, dropsPermits);
        var outcome = predicate switch
        {
            ConstantPredicate { Value: false } => "none",
            ConstantPredicate => "all",
            _ => "some",
        };
        return new(
            outcome,
            filter,
            [.. refused.Select(FindingsDocument.FindingDocument.Of)],
            [.. result.Participants.Select(ResidualDocument.Of)],
            [.. result.Policies.Where(one => one.Outcome == PartialOutcome.NotSatisfied).Select(one => one.Policy.Id)],
            DecisionExplanationOutput.Unlinked(policies));
    }

    // Without leave to drop them, permits that cannot be told are only collected, so that one run names them all.
    private static (RowPredicate? Predicate, string? Filter, List<CedarDiagnostic> Refused) Translate(
        PartialResult result, IReadOnlyDictionary<string, RowColumn> columns, bool dropsPermits)
    {
        try
        {
            var translated = RowFilter.From(result, columns, new RowFilterOptions { DropUntranslatablePermits = true });
            var refused = translated.Dropped.Select(dropped => Finding(dropped.Reason) with { IsWarning = dropsPermits }).ToList();
            return refused.Count == 0 || dropsPermits
                ? (translated.Filter, DuckDbPrinter.Print(translated.Filter), refused)
                : (null, null, refused);
        }
        catch (RowFilterException wrong)
        {
            return (null, null, [Finding(wrong)]);
        }
    }

    private static CedarDiagnostic Finding(RowFilterException refused) =>
        new(refused.Code, refused.Path ?? string.Empty, refused.Span.Line, refused.Span.Column, refused.Reason);

    /// <summary>A policy and what is left of it.</summary>
    /// <param name="Id">The policy.</param>
    /// <param name="Effect"><c>permit</c> or <c>forbid</c>.</param>
    /// <param name="Path">Its file.</param>
    /// <param name="Line">Its line.</param>
    /// <param name="Column">Its column.</param>
    /// <param name="Outcome"><c>satisfied</c>, <c>residual</c> or <c>error</c>.</param>
    /// <param name="Residual">What is left to ask of the resource, in Cedar syntax; null where nothing is.</param>
    /// <param name="Error">Why it errs whatever the resource, or null.</param>
    internal sealed record ResidualDocument(
        string Id, string Effect, string Path, int Line, int Column, string Outcome, string? Residual, string? Error)
    {
        public static ResidualDocument Of(PartialPolicy one) => new(
            one.Policy.Id,
            one.Policy.Effect.ToString().ToLowerInvariant(),
            one.Policy.Path,
            one.Policy.Span.Line,
            one.Policy.Span.Column,
            one.Outcome.ToString().ToLowerInvariant(),
            one.Outcome == PartialOutcome.Residual ? one.Residual.ToString() : null,
            one.Error);
    }
}
