namespace DataProducts.Cedar;

/// <summary>Collects what is found in one policy: each finding once, though many environments find it.</summary>
internal sealed class Findings(Policy policy)
{
    private readonly List<Finding> _found = [];
    private readonly Dictionary<(string Code, SourceSpan Span, string Message), Finding> _known = [];

    public bool HasErrors { get; private set; }

    public void Add(string code, SourceSpan span, string message, string? help = null, bool isWarning = false,
        RequestEnvironment? environment = null)
    {
        HasErrors |= !isWarning;
        if (!_known.TryGetValue((code, span, message), out var finding))
        {
            finding = new(new(code, policy.Path, span.Line, span.Column, message, help) { IsWarning = isWarning, PolicyId = policy.Id });
            _known.Add((code, span, message), finding);
            _found.Add(finding);
        }

        // One environment after the other is checked, so it is the last one if it is there already.
        if (environment is not null && (finding.Environments.Count == 0 || !ReferenceEquals(finding.Environments[^1], environment)))
        {
            finding.Environments.Add(environment);
        }
    }

    /// <summary>Gives the findings, and with each in which of the environments it is one, if not in all of them.</summary>
    public IEnumerable<CedarDiagnostic> Diagnostics(List<RequestEnvironment> checkedIn) => _found.Select(finding =>
        finding.Environments.Count == 0 || EnvironmentSummary.Describe(finding.Diagnostic.Message, finding.Environments, checkedIn) is not { } where
            ? finding.Diagnostic
            : finding.Diagnostic with { Help = finding.Diagnostic.Help is { } help ? $"{help} {where}" : where });

    private sealed record Finding(CedarDiagnostic Diagnostic)
    {
        public List<RequestEnvironment> Environments { get; } = [];
    }
}
