using System.Buffers;

namespace DataProducts.Cedar;

/// <summary>What the service asks of the names that policies bear and of those that they mention.</summary>
internal static class NameRules
{
    // What the service's pattern, '.*', does not match.
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    public static void Check(PolicySet policies, List<CedarDiagnostic> found)
    {
        foreach (var template in policies.Templates)
        {
            Check(template.Body, found);
        }

        foreach (var policy in policies.Policies)
        {
            Check(policy, found);
        }

        CheckIds(policies, found);
    }

    /// <summary>Says what of an entity's name the service does not take, or gives null. A request or an entity cannot bear such a name, so a
    /// policy that mentions it waits in vain.</summary>
    public static (string Code, string Message)? Problem(EntityUid uid)
    {
        var (code, what, typeLimit, idLimit) = uid.IsAction
            ? (VerifiedPermissionsCodes.ActionName, "action", VerifiedPermissionsLimits.ActionType, VerifiedPermissionsLimits.ActionId)
            : (VerifiedPermissionsCodes.EntityName, "entity", VerifiedPermissionsLimits.EntityType, VerifiedPermissionsLimits.EntityId);
        var problem = Length(uid.Type) > typeLimit ? $"Its type is {Length(uid.Type)} characters long; the service takes {typeLimit}."
            : uid.Id.Length == 0 ? "Its id is empty."
            : Length(uid.Id) > idLimit ? $"Its id is {Length(uid.Id)} characters long; the service takes {idLimit}."
            : uid.Id.AsSpan().ContainsAny(LineBreaks) ? "Its id holds a line break."
            : null;
        return problem is null ? null : (code, $"The service does not take an {what} of type '{Short(uid.Type)}'. {problem}");
    }

    private static void Check(Policy policy, List<CedarDiagnostic> found)
    {
        foreach (var scope in (ScopeConstraint[])[policy.Principal, policy.Action, policy.Resource])
        {
            foreach (var uid in scope.Entities)
            {
                Add(uid, policy.Path, scope.Span, found);
            }
        }

        foreach (var condition in policy.Conditions)
        {
            Check(condition.Body, policy.Path, found);
        }
    }

    // One warning for all: names are the caller's choice there, and ids with dots are common.
    private static void CheckIds(PolicySet policies, List<CedarDiagnostic> found)
    {
        var unfit = policies.Policies.Where(policy => policy.TemplateId is null).Concat(policies.Templates.Select(template => template.Body))
            .Where(policy => policy.Annotations.TryGetValue("id", out var id) && !CanBeName(id)).ToList();
        if (unfit is [var first, ..])
        {
            var others = unfit.Count > 1 ? FormattableString.Invariant($" and {unfit.Count - 1:N0} more") : "";
            found.Add(new(VerifiedPermissionsCodes.PolicyName, first.Path, first.Span.Line, first.Span.Column,
                $"The id {CedarText.Quote(Short(first.Annotations["id"]))}{others} cannot be a policy's name in the service.",
                "A name has up to 145 of the characters a-z, A-Z, 0-9, '-', '_' and '/'.")
            { IsWarning = true });
        }
    }

    private static void Check(CedarExpr expression, string path, List<CedarDiagnostic> found)
    {
        if (expression is LiteralExpr { Value.Kind: CedarKind.Entity } literal)
        {
            Add(literal.Value.AsEntity, path, literal.Span, found);
        }

        foreach (var child in expression.Children)
        {
            Check(child, path, found);
        }
    }

    private static void Add(EntityUid uid, string path, SourceSpan span, List<CedarDiagnostic> found)
    {
        if (Problem(uid) is var (code, message))
        {
            found.Add(new(code, path, span.Line, span.Column, message));
        }
    }

    private static bool CanBeName(string id) =>
        id.Length > 0 && VerifiedPermissionsLimits.PolicyNamePrefix.Length + id.Length <= VerifiedPermissionsLimits.PolicyName
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/');

    // The service counts Unicode scalar values.
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static string Short(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";
}
