using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Writes an answer for a person.</summary>
internal static class DecisionOutput
{
    /// <summary>What is said of an answer that Cedar gives and data products do not.</summary>
    public const string DeniedHere = "A forbid erred: Cedar skips it and allows; data products deny.";

    public static bool IsDeniedHere(CedarDecision decision) => decision is { Allowed: true, AllowedStrictly: false };

    public static void Write(CedarDecision decision, PolicySet policies)
    {
        Console.Out.WriteLine(decision.Allowed ? "allow" : "deny");
        foreach (var id in decision.Reasons)
        {
            policies.TryGet(id, out var policy);
            Line($"  by {Name(policy!)}");
        }

        if (decision.Reasons.Count == 0)
        {
            Line("  no policy permits it");
        }

        WriteErrors(decision, policies);
    }

    /// <summary>Writes an answer on one line.</summary>
    public static void WriteShort(int line, CedarDecision decision) => Line(
        $"{line}: {(decision.Allowed ? "allow" : "deny")}{Listed(" by ", decision.Reasons)}{Listed("; erred: ", [.. decision.Errors.Select(error => error.PolicyId)])}");

    /// <summary>Writes policies that erred, each as a warning at its place; and what that means for the answer.</summary>
    public static void WriteErrors(CedarDecision decision, PolicySet policies)
    {
        FindingsOutput.WriteLines(decision.Errors.Select(error =>
        {
            policies.TryGet(error.PolicyId, out var policy);
            return new CedarDiagnostic(
                CedarCodes.Evaluation, policy!.Path, policy.Span.Line, policy.Span.Column,
                $"The {error.Effect.ToString().ToLowerInvariant()} '{error.PolicyId}' was skipped. {error.Message}")
            { IsWarning = true };
        }));
        if (IsDeniedHere(decision))
        {
            Line(DeniedHere);
        }
    }

    public static string Name(Policy policy)
    {
        var template = policy.TemplateId is { } id ? $", a link of {id}" : string.Empty;
        return $"{policy.Effect.ToString().ToLowerInvariant()} {policy.Id}, {Place(policy, policy.Span)}{template}";
    }

    public static string Place(Policy policy, SourceSpan span) => FormattableString.Invariant($"{policy.Path}({span.Line},{span.Column})");

    public static void Line(string text) => Console.Out.WriteLine(FindingsOutput.Printable(text));

    private static string Listed(string before, IReadOnlyList<string> ids) => ids.Count == 0 ? string.Empty : before + string.Join(", ", ids);
}
