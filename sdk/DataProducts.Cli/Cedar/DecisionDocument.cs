using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>The answer to a question; in a batch with its line. A refused one has its findings in place of reasons.</summary>
internal sealed record DecisionDocument(
    int? Line,
    string Decision,
    bool AllowedStrictly,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<DecisionDocument.ErrorDocument> Errors,
    IReadOnlyList<FindingsDocument.FindingDocument> Refused)
{
    public static DecisionDocument Of(CedarDecision decision, int? line = null) => new(
        line,
        decision.Allowed ? "allow" : "deny",
        decision.AllowedStrictly,
        decision.Reasons,
        [.. decision.Errors.Select(error => new ErrorDocument(error.PolicyId, error.Effect.ToString().ToLowerInvariant(), error.Message))],
        []);

    public static DecisionDocument Of(CedarException refused, int? line = null) => new(
        line, "refused", false, [], [], [.. refused.Diagnostics.Select(FindingsDocument.FindingDocument.Of)]);

    internal sealed record ErrorDocument(string Policy, string Effect, string Message);
}
