namespace DataProducts.Cedar;

/// <summary>One validation: the policies that were checked so far, and what was found.</summary>
internal sealed class ValidationRun(CedarSchema schema, ValidationOptions options)
{
    private readonly List<List<RequestEnvironment>> _environments = RequestEnvironment.ByAction(schema);
    private readonly Dictionary<Policy, List<RequestEnvironment>?> _templates = [];
    private readonly List<CedarDiagnostic> _errors = [];
    private readonly List<CedarDiagnostic> _warnings = [];

    public ValidationResult Result => new(_errors, _warnings);

    /// <summary>Checks what decides: a link by its template if that was checked before, anything else, a link without its template too, as it
    /// stands.</summary>
    public void CheckPolicy(Policy policy)
    {
        if (policy.Template is { } template && _templates.TryGetValue(template, out var applying))
        {
            CheckLink(policy, applying);
        }
        else
        {
            CheckSource(policy);
        }
    }

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
            _templates[policy] = knowsScope ? applying : null;
        }

        Collect(findings, fitting);
    }

    private void CheckLink(Policy link, List<RequestEnvironment>? templateApplies)
    {
        var findings = new Findings(link);
        ReferenceChecker.CheckSlots(link, schema, findings);
        if (!findings.HasErrors && templateApplies is { } applying)
        {
            // Types of an expression do not depend on what fills a slot, only on the request; so the link applies where its template does and
            // its own scope fits. A template that is of no use itself was reported there.
            var applies = applying.Count == 0 || applying.Exists(environment => FitsTypes(link, environment));
            ReportUnused(link, findings, Fitting(link).Count > 0, applies);
        }

        Collect(findings, []);
    }

    private List<RequestEnvironment> Fitting(Policy policy)
    {
        var fitting = new List<RequestEnvironment>();
        foreach (var ofOneAction in _environments)
        {
            if (ScopeTypes.FitsAction(policy.Action, ofOneAction[0].Action.Uid, schema))
            {
                fitting.AddRange(ofOneAction.FindAll(environment => FitsTypes(policy, environment)));
            }
        }

        return fitting;
    }

    private bool FitsTypes(Policy policy, RequestEnvironment environment) =>
        ScopeTypes.Fits(policy.Principal, environment.PrincipalType, schema)
            && ScopeTypes.Fits(policy.Resource, environment.ResourceType, schema);

    private void ReportUnused(Policy policy, Findings findings, bool fits, bool applies)
    {
        if (!fits)
        {
            var isError = options.Release == CedarRelease.Cedar412;
            findings.Add(CedarCodes.NoApplicableAction, policy.Span, "No action applies to the principals and resources of the scope.",
                ScopeTypes.Help(policy, _environments.SelectMany(ofOneAction => ofOneAction), schema), isWarning: !isError);
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
