namespace DataProducts.Cedar;

/// <summary>What the service asks of templates: neither principal nor resource may be open, and there are so many at most.</summary>
internal static class TemplateRules
{
    public static void Check(PolicySet policies, List<CedarDiagnostic> found)
    {
        foreach (var template in policies.Templates)
        {
            foreach (var scope in (ScopeConstraint[])[template.Principal, template.Resource])
            {
                if (scope.Operator == ScopeOperator.Any)
                {
                    var name = scope.Variable == CedarVariable.Principal ? "principal" : "resource";
                    found.Add(new(VerifiedPermissionsCodes.TemplateScope, template.Path, scope.Span.Line, scope.Span.Column,
                        $"The template '{template.Id}' leaves its {name} open.", $"Write '{name} == ?{name}' or constrain it otherwise."));
                }
            }
        }

        if (policies.Templates.Length > VerifiedPermissionsLimits.Templates)
        {
            var one = policies.Templates[VerifiedPermissionsLimits.Templates];
            found.Add(new(VerifiedPermissionsCodes.TemplateCount, one.Path, one.Span.Line, one.Span.Column,
                $"There are {policies.Templates.Length} templates; a policy store takes {VerifiedPermissionsLimits.Templates} unless the quota was raised.")
            {
                IsWarning = true,
            });
        }
    }
}
