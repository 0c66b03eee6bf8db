using System.Collections.Immutable;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Judges the types of what partial evaluation leaves by validating it anew.</summary>
internal static class ResidualTyping
{
    /// <summary>Says what is wrong; null if all nodes have the types that validation finds, and values are of theirs.</summary>
    public static string? Problem(CedarSchema schema, PartialRequest request, CedarExpr residual)
    {
        var whole = Whole(residual);
        var types = new ExpressionTypes();
        var findings = new Findings(whole);
        var environment = new RequestEnvironment(request.Principal.Type, schema.Actions[request.Action], request.Resource.Type);
        new TypeChecker(schema, environment, findings, types).CanApply(whole);
        if (findings.HasErrors)
        {
            return $"what is left is not valid: {string.Join('\n', findings.Diagnostics([environment]))}";
        }

        return Problem(schema, residual, types);
    }

    private static string? Problem(CedarSchema schema, CedarExpr node, ExpressionTypes types)
    {
        if (node.ResidualType is not { } type)
        {
            return $"no type: {node}";
        }

        if (types.TryGet(node, out var found) && Widen(found) != Widen(type))
        {
            return $"{type}, but {found} when validated: {node}";
        }

        if (node is LiteralExpr literal && !ValueConformity.Conforms(literal.Value, type, schema))
        {
            return $"a value that is not {type}: {node}";
        }

        foreach (var child in node.Children)
        {
            if (Problem(schema, child, types) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // Knowing values narrows True and False down within types; that a value is boolean is all that both have to agree on.
    private static CedarType Widen(CedarType type) => type switch
    {
        BoolType => BoolType.Any,
        SetType set => new SetType(Widen(set.Element)),
        RecordType record => new RecordType(record.Attributes.ToImmutableSortedDictionary(
            field => field.Key, field => field.Value with { Type = Widen(field.Value.Type) }, StringComparer.Ordinal)),
        _ => type,
    };

    private static Policy Whole(CedarExpr residual) => new(
        "residual", default, PolicyEffect.Permit, ImmutableDictionary<string, string>.Empty, Any(CedarVariable.Principal), Any(CedarVariable.Action),
        Any(CedarVariable.Resource), [new PolicyCondition(IsUnless: false, residual)]);

    private static ScopeConstraint Any(CedarVariable variable) => new(variable, ScopeOperator.Any, [], null, default);
}
