using DataProducts.Cedar;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Cedar;

/// <summary>What part each policy had in an answer.</summary>
internal sealed record DecisionExplanationDocument(
    DecisionDocument Answer, IReadOnlyList<DecisionExplanationDocument.PolicyDocument> Policies, IReadOnlyList<string> UnlinkedTemplates)
{
    /// <summary>One policy; the detail is the part that does not hold in Cedar syntax, or why it errs, and null where it is satisfied.</summary>
    internal sealed record PolicyDocument(
        string Id, string Effect, string? Template, string Role, string Path, int Line, int Column, string? Detail);
}

/// <summary>Writes what part each policy had in an answer.</summary>
internal static class DecisionExplanationOutput
{
    public static void Write(DecisionExplanation explanation, PolicySet policies, OutputForm form)
    {
        if (form == OutputForm.Json)
        {
            JsonOutput.Write(Document(explanation, policies), CedarJson.Readable.DecisionExplanationDocument);
            return;
        }

        DecisionOutput.Line($"{(explanation.Decision.Allowed ? "allow" : "deny")}: {Why(explanation.Decision)}");
        foreach (var role in explanation.Policies.GroupBy(one => one.Role).OrderBy(group => group.Key))
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line(Heading(role.Key));
            foreach (var one in role)
            {
                Write(one);
            }
        }

        WriteUnlinked(policies);
        if (DecisionOutput.IsDeniedHere(explanation.Decision))
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line(DecisionOutput.DeniedHere);
        }
    }

    /// <summary>Gives the templates that no policy is a link of: they decide nothing, a forbid too.</summary>
    public static IReadOnlyList<string> Unlinked(PolicySet policies)
    {
        var linked = policies.Policies.Select(policy => policy.TemplateId).ToHashSet(StringComparer.Ordinal);
        return [.. policies.Templates.Select(template => template.Id).Where(id => !linked.Contains(id))];
    }

    public static void WriteUnlinked(PolicySet policies)
    {
        if (Unlinked(policies) is { Count: > 0 } unlinked)
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line($"templates that nothing links, and that so decide nothing: {string.Join(", ", unlinked)}");
        }
    }

    private static string Why(CedarDecision decision) => decision switch
    {
        { Allowed: true } => "a permit is satisfied, and no forbid is",
        { Reasons.Count: > 0 } => "a forbid is satisfied",
        _ => "no permit is satisfied",
    };

    private static string Heading(PolicyRole role) => role switch
    {
        PolicyRole.Decided => "decided",
        PolicyRole.Overruled => "satisfied, but a forbid denies",
        PolicyRole.OutOfScope => "not for this request, by scope",
        PolicyRole.ConditionFailed => "a condition does not hold",
        _ => "skipped, for it could not be evaluated",
    };

    private static void Write(PolicyExplanation one)
    {
        DecisionOutput.Line($"  {DecisionOutput.Name(one.Policy)}");
        if (one.Detail.Length > 0)
        {
            DecisionOutput.Line($"    {DecisionOutput.Place(one.Policy, one.Span)}: {one.Detail}");
        }
    }

    private static DecisionExplanationDocument Document(DecisionExplanation explanation, PolicySet policies) => new(
        DecisionDocument.Of(explanation.Decision),
        [.. explanation.Policies.Select(one => new DecisionExplanationDocument.PolicyDocument(
            one.Policy.Id,
            one.Policy.Effect.ToString().ToLowerInvariant(),
            one.Policy.TemplateId,
            RoleName(one.Role),
            one.Policy.Path,
            one.Span.Line,
            one.Span.Column,
            one.Detail.Length > 0 ? one.Detail : null))],
        Unlinked(policies));

    private static string RoleName(PolicyRole role) => role switch
    {
        PolicyRole.OutOfScope => "outOfScope",
        PolicyRole.ConditionFailed => "conditionFailed",
        _ => role.ToString().ToLowerInvariant(),
    };
}
