using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Says of every policy what part it had in an answer, and which of its words settled that.</summary>
public static class DecisionExplainer
{
    /// <summary>Decides a request as <see cref="Authorizer.Authorize(PolicySet, EntityStore, CedarRequest)"/> does, and accounts for every
    /// policy.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="entities">The entities, those of <see cref="CedarSchema.ActionEntities"/> among them.</param>
    /// <param name="request">The question.</param>
    public static DecisionExplanation Explain(PolicySet policies, EntityStore entities, CedarRequest request)
    {
        var decision = Authorizer.Authorize(policies, entities, request);
        var evaluator = new Evaluator(entities, request);
        var overrules = !decision.Allowed && decision.Reasons.Count > 0;
        return new(decision, [.. policies.Policies.Select(policy => Explain(policy, evaluator, overrules))]);
    }

    private static PolicyExplanation Explain(Policy policy, Evaluator evaluator, bool overrules)
    {
        foreach (var scope in (ScopeConstraint[])[policy.Principal, policy.Action, policy.Resource])
        {
            if (scope.ToExpression() is { } expression && Judge(expression, evaluator, expected: true) is { } wrong)
            {
                return wrong.Of(policy, PolicyRole.OutOfScope);
            }
        }

        foreach (var condition in policy.Conditions)
        {
            if (Judge(condition.Body, evaluator, expected: !condition.IsUnless) is { } wrong)
            {
                return wrong.Of(policy, PolicyRole.ConditionFailed);
            }
        }

        var isOverruled = overrules && policy.Effect == PolicyEffect.Permit;
        return new(policy, isOverruled ? PolicyRole.Overruled : PolicyRole.Decided, policy.Span, "");
    }

    // The smallest part is the best answer: of a conjunction that is false the operand that is, of an 'unless' that is true likewise.
    private static Finding? Judge(CedarExpr expression, Evaluator evaluator, bool expected)
    {
        if (!evaluator.TryEvaluate(expression, out var value))
        {
            return new(Culprit(expression, evaluator), evaluator.Error);
        }

        if (value.Kind != CedarKind.Bool)
        {
            return new(expression, Operations.Mismatch(CedarKind.Bool, value));
        }

        if (value.AsBool == expected)
        {
            return null;
        }

        return (expression, expected) switch
        {
            (AndExpr and, true) => Judge(and.Left, evaluator, expected) ?? Judge(and.Right, evaluator, expected),
            (OrExpr or, false) => Judge(or.Left, evaluator, expected) ?? Judge(or.Right, evaluator, expected),
            _ => new(expression, null),
        };
    }

    // Of what is evaluated, the innermost part that errs by itself; the evaluator is left with that part's error.
    private static CedarExpr Culprit(CedarExpr expression, Evaluator evaluator)
    {
        foreach (var child in Reached(expression, evaluator))
        {
            if (!evaluator.TryEvaluate(child, out _))
            {
                return Culprit(child, evaluator);
            }
        }

        evaluator.TryEvaluate(expression, out _);
        return expression;
    }

    // What short-circuiting skips has no part in the answer, though it might err.
    private static ImmutableArray<CedarExpr> Reached(CedarExpr expression, Evaluator evaluator)
    {
        switch (expression)
        {
            case AndExpr and: return GoesOn(and.Left, evaluator, on: true) ? [and.Left, and.Right] : [and.Left];
            case OrExpr or: return GoesOn(or.Left, evaluator, on: false) ? [or.Left, or.Right] : [or.Left];
            case IfExpr choice when GoesOn(choice.Condition, evaluator, on: true): return [choice.Condition, choice.Then];
            case IfExpr choice when GoesOn(choice.Condition, evaluator, on: false): return [choice.Condition, choice.Else];
            case IfExpr choice: return [choice.Condition];
            default: return expression.Children;
        }
    }

    private static bool GoesOn(CedarExpr first, Evaluator evaluator, bool on) =>
        evaluator.TryEvaluate(first, out var value) && value == CedarValue.Of(on);

    private readonly record struct Finding(CedarExpr At, string? Error)
    {
        public PolicyExplanation Of(Policy policy, PolicyRole role) =>
            new(policy, Error is null ? role : PolicyRole.Erred, At.Span, Error ?? At.ToString());
    }
}
