using DataProducts.Cedar;

namespace DataProducts.Testing;

/// <summary>Makes the changed forms of the policies of a file. Not every one is valid Cedar of the product's schema; those that are not, the
/// build would refuse.</summary>
internal static class PolicyMutator
{
    /// <summary>Gives the changed forms, policy by policy in the order of the text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">What to call it.</param>
    /// <param name="actions">The product's actions.</param>
    public static IEnumerable<PolicyMutant> Of(string text, string path, ProductActions actions)
    {
        var keywords = Keywords(CedarSyntaxTree.Parse(text, path).Root).ToList();
        foreach (var policy in PolicySet.Parse(text, path).Policies)
        {
            PolicyMutant Changed(MutationKind kind, SourceSpan span, string change, string with) => new(
                policy.Id, kind, span, change, string.Concat(text.AsSpan(0, span.Start), with, text.AsSpan(span.Start + span.Length)));

            yield return Changed(MutationKind.Deleted, policy.Span, "deleted", string.Empty);
            var effect = keywords.First(one => one.Start >= policy.Span.Start);
            yield return policy.Effect == PolicyEffect.Permit
                ? Changed(MutationKind.EffectFlipped, effect, "forbids instead of permits", "forbid")
                : Changed(MutationKind.EffectFlipped, effect, "permits instead of forbids", "permit");
            foreach (var condition in policy.Conditions)
            {
                var keyword = condition.IsUnless ? "unless" : "when";
                yield return Changed(MutationKind.ConditionDropped, condition.Span, $"without '{keyword} {{ {condition.Body} }}'", string.Empty);
                foreach (var (whole, kept, dropped) in Operands(condition.Body))
                {
                    yield return Changed(MutationKind.OperandDropped, whole.Span, $"without '{dropped}'", $"({kept})");
                }
            }

            // What the resource is narrowed to is the product or its domain, and a model has no other: to widen it changes nothing.
            // That a policy names one of the two at all is rule DP0301.
            if (policy.Principal.Operator != ScopeOperator.Any)
            {
                yield return Changed(MutationKind.ScopeWidened, policy.Principal.Span, "for any principal", "principal");
            }

            foreach (var wider in actions.WiderThan(policy.Action))
            {
                yield return Changed(MutationKind.ScopeWidened, policy.Action.Span, $"for every action in {wider}", $"action in {wider}");
            }
        }
    }

    // Of every conjunction and disjunction, wherever it stands, each side alone.
    private static IEnumerable<(CedarExpr Whole, CedarExpr Kept, CedarExpr Dropped)> Operands(CedarExpr expression)
    {
        (CedarExpr Left, CedarExpr Right)? sides = expression switch
        {
            AndExpr and => (and.Left, and.Right),
            OrExpr or => (or.Left, or.Right),
            _ => null,
        };
        if (sides is var (left, right))
        {
            yield return (expression, right, left);
            yield return (expression, left, right);
        }

        foreach (var below in expression.Children.SelectMany(Operands))
        {
            yield return below;
        }
    }

    private static IEnumerable<SourceSpan> Keywords(CedarSyntaxNode node)
    {
        foreach (var child in node.Children)
        {
            if (child.Token is { Kind: CedarSyntaxKind.PermitKeyword or CedarSyntaxKind.ForbidKeyword } token
                && node.Kind == CedarSyntaxKind.Policy)
            {
                yield return token.Span;
            }

            foreach (var below in child.Node is { } inner ? Keywords(inner) : [])
            {
                yield return below;
            }
        }
    }
}
