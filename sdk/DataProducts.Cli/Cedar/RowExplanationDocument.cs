using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Which resources of a type may be seen: what is left of each policy, and the condition on rows that all come to.</summary>
/// <param name="Outcome"><c>none</c>, <c>all</c>, or <c>some</c> where it depends on the row.</param>
/// <param name="Filter">The condition in DuckDB's SQL, or null where the policies cannot be told as one.</param>
/// <param name="Refused">Why there is no filter, or null.</param>
/// <param name="Policies">The policies that bear on the answer.</param>
/// <param name="OutOfPlay">The ids of those that are not satisfied whatever the resource.</param>
/// <param name="UnlinkedTemplates">The templates that decide nothing.</param>
internal sealed record RowExplanationDocument(
    string Outcome,
    string? Filter,
    FindingsDocument.FindingDocument? Refused,
    IReadOnlyList<RowExplanationDocument.ResidualDocument> Policies,
    IReadOnlyList<string> OutOfPlay,
    IReadOnlyList<string> UnlinkedTemplates)
{
    public static RowExplanationDocument Of(PartialResult result, IReadOnlyDictionary<string, RowColumn> columns, PolicySet policies)
    {
        var (predicate, filter, refused) = Translate(result, columns);
        var outcome = predicate switch
        {
            ConstantPredicate { Value: false } => "none",
            ConstantPredicate => "all",
            _ => "some",
        };
        return new(
            outcome,
            filter,
            refused is null ? null : FindingsDocument.FindingDocument.Of(refused),
            [.. result.Participants.Select(ResidualDocument.Of)],
            [.. result.Policies.Where(one => one.Outcome == PartialOutcome.NotSatisfied).Select(one => one.Policy.Id)],
            DecisionExplanationOutput.Unlinked(policies));
    }

    private static (RowPredicate? Predicate, string? Filter, CedarDiagnostic? Refused) Translate(
        PartialResult result, IReadOnlyDictionary<string, RowColumn> columns)
    {
        try
        {
            var predicate = RowFilter.From(result, columns);
            return (predicate, DuckDbPrinter.Print(predicate), null);
        }
        catch (RowFilterException untranslatable)
        {
            var message = untranslatable.Message.Split($"{untranslatable.Code}: ", 2)[^1];
            return (null, null, new(untranslatable.Code, untranslatable.Path ?? string.Empty, untranslatable.Span.Line, untranslatable.Span.Column, message));
        }
    }

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
