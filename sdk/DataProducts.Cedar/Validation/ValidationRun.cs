namespace DataProducts.Cedar;

/// <summary>One validation: the policies that were checked so far, and what was found.</summary>
internal sealed class ValidationRun(CedarSchema schema, ValidationOptions options)
{
    private readonly List<RequestEnvironment> _environments = RequestEnvironment.All(schema);
    private readonly Dictionary<string, List<RequestEnvironment>?> _templates = new(StringComparer.Ordinal);
    private readonly List<CedarDiagnostic> _errors = [];
    private readonly List<CedarDiagnostic> _warnings = [];

    public ValidationResult Result => new(_errors, _warnings);

    /// <summary>Checks a policy of its own or a template.</summary>
    public void CheckSource(Policy policy)
    {
        var findings = new Findings(policy);
        ReferenceChecker.CheckScope(policy, schema, findings);
        var knowsScope = !findings.HasErrors;
        ReferenceChecker.CheckConditions(policy, schema, findings);
        TextChecker.Check(policy, findings);

        var fitting = Fitting(policy);
        var applying = fitting.FindAll(environment => new TypeChecker(schema, environment, findings).CanApply(policy));
        if (options.MaxLevel is { } level && !findings.HasErrors)
        {
            fitting.ForEach(environment => LevelChecker.Check(policy, schema, environment, Math.Max(level, 0), findings));
        }

        // Where the scope names what nobody knows, no action fits it for that reason alone.
        if (knowsScope)
        {
            ReportUnused(policy, findings, fitting.Count > 0, applying.Count > 0);
        }

        if (policy.IsTemplate)
        {
            _templates[policy.Id] = knowsScope ? applying : null;
        }

        Collect(findings, fitting);
    }

    /// <summary>Says whether a template was checked; a link that stands without its template is checked as a policy of its own.</summary>
    public bool HasChecked(Policy template) => _templates.ContainsKey(template.Id);

    /// <summary>Checks a link of a template that was checked before.</summary>
    public void CheckLink(Policy link, Policy template)
    {
        var findings = new Findings(link);
        ReferenceChecker.CheckSlots(link, schema, findings);
        if (!findings.HasErrors && _templates[template.Id] is { } applying)
        {
            // Types of an expression do not depend on what fills a slot, only on the request; so the link applies where its template does and
            // its own scope fits. A template that is of no use itself was reported there.
            var applies = applying.Count == 0 || applying.Exists(environment => Fits(link, environment));
            ReportUnused(link, findings, Fitting(link).Count > 0, applies);
        }

        Collect(findings, []);
    }

    private List<RequestEnvironment> Fitting(Policy policy) => _environments.FindAll(environment => Fits(policy, environment));

    private bool Fits(Policy policy, RequestEnvironment environment) =>
        ScopeTypes.Fits(policy.Principal, environment.PrincipalType, schema)
            && ScopeTypes.FitsAction(policy.Action, environment.Action.Uid, schema)
            && ScopeTypes.Fits(policy.Resource, environment.ResourceType, schema);

    private void ReportUnused(Policy policy, Findings findings, bool fits, bool applies)
    {
        if (!fits)
        {
            var isError = options.Release == CedarRelease.Cedar412;
            findings.Add(CedarCodes.NoApplicableAction, policy.Span, "No action applies to the principals and resources of the scope.",
                ScopeTypes.Help(policy, _environments, schema), isWarning: !isError);
        }
        else if (!applies && !findings.HasErrors)
        {
            findings.Add(CedarCodes.Impossible, policy.Span, $"The policy {NameText.Quote(policy.Id)} can never apply.", isWarning: true);
        }
    }

    private void Collect(Findings findings, List<RequestEnvironment> fitting)
    {
        foreach (var diagnostic in findings.Diagnostics(fitting))
        {
            (diagnostic.IsWarning ? _warnings : _errors).Add(diagnostic);
        }
    }
}
