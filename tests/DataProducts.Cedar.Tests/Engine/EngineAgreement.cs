namespace DataProducts.Cedar.Tests;

/// <summary>Compares an engine's answers with the authorizer's, which walks over all policies and trees.</summary>
internal static class EngineAgreement
{
    /// <summary>Gives what differs, or null.</summary>
    public static string? Disagreement(CedarEngine engine, EntityStore entities, CedarRequest request)
    {
        var expected = Authorizer.Authorize(engine.Policies, entities, request);
        var trace = new DecisionTrace();
        var prepared = engine.Prepare(request);
        (string Way, string Answer)[] answers =
        [
            ("authorize", Text(engine.Authorize(request))),
            ("trace", Text(engine.Decide(request, trace), trace)),
            ("prepared trace", Text(engine.Decide(prepared, trace), trace)),
        ];
        var (full, brief) = (Text(expected), Text(new CedarAnswer(expected.Allowed, expected.AllowedStrictly)));
        foreach (var (way, answer) in answers)
        {
            if (answer != (way == "authorize" ? full : Brief(expected)))
            {
                return $"{way}: {answer}, the authorizer says {full}";
            }
        }

        var quick = (Text(engine.Decide(request)), Text(engine.Decide(prepared)));
        return quick == (brief, brief) ? null : $"without trace: {quick}, the authorizer says {full}";
    }

    private static string Text(CedarAnswer answer) => $"{answer.Allowed}, strictly {answer.AllowedStrictly}";

    private static string Text(CedarDecision decision) =>
        $"{decision.Allowed}, strictly {decision.AllowedStrictly}: {string.Join(", ", decision.Reasons)}; {string.Join(", ", decision.Errors)}";

    private static string Brief(CedarDecision decision) =>
        $"{decision.Allowed}, strictly {decision.AllowedStrictly}: {string.Join(", ", decision.Reasons)}; "
        + string.Join(", ", decision.Errors.Select(error => error.PolicyId));

    private static string Text(CedarAnswer answer, DecisionTrace trace) =>
        $"{answer.Allowed}, strictly {answer.AllowedStrictly}: {Ids(trace.Reasons)}; {Ids(trace.Errors)}";

    private static string Ids(ReadOnlySpan<Policy> policies) => string.Join(", ", policies.ToArray().Select(policy => policy.Id));
}
