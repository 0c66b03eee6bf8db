using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads one policy or template of policy JSON.</summary>
internal static class PolicyJsonReader
{
    // As many as the text of a policy may have; they are conjoined.
    private const int MaxConditions = 200;

    public static Policy Read(ref JsonCursor json)
    {
        var start = json.Here;
        PolicyEffect? effect = null;
        ScopeConstraint? principal = null;
        ScopeConstraint? action = null;
        ScopeConstraint? resource = null;
        ImmutableArray<PolicyCondition>? conditions = null;
        ImmutableDictionary<string, string?>? annotations = null;
        json.EnterObject("a policy");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "effect" when effect is null: effect = ReadEffect(ref json); break;
                case "principal" when principal is null: principal = ScopeJson.Read(ref json, CedarVariable.Principal); break;
                case "action" when action is null: action = ScopeJson.Read(ref json, CedarVariable.Action); break;
                case "resource" when resource is null: resource = ScopeJson.Read(ref json, CedarVariable.Resource); break;
                case "conditions" when conditions is null: conditions = ReadConditions(ref json); break;
                case "annotations" when annotations is null: annotations = AnnotationJson.Read(ref json); break;
                default: throw json.UnexpectedField("A policy", "effect, principal, action, resource, conditions and annotations");
            }
        }

        if (effect is null || principal is null || action is null || resource is null || conditions is null)
        {
            throw json.Fail("A policy has an effect, a principal, an action, a resource and conditions.");
        }

        return new(json.Path, json.Since(start), effect.Value, AnnotationJson.Texts(annotations), principal, action, resource, conditions.Value)
        {
            BareAnnotations = AnnotationJson.Bare(annotations),
        };
    }

    private static PolicyEffect ReadEffect(ref JsonCursor json) => json.Text("'permit' or 'forbid'") switch
    {
        "permit" => PolicyEffect.Permit,
        "forbid" => PolicyEffect.Forbid,
        _ => throw json.Fail("An effect is 'permit' or 'forbid'."),
    };

    private static ImmutableArray<PolicyCondition> ReadConditions(ref JsonCursor json)
    {
        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>();
        json.EnterArray("the conditions");
        while (json.NextItem())
        {
            if (conditions.Count == MaxConditions)
            {
                throw json.TooMuch($"The policy has more than {MaxConditions} conditions.", "Join them with &&.");
            }

            conditions.Add(ReadCondition(ref json));
        }

        return conditions.ToImmutable();
    }

    private static PolicyCondition ReadCondition(ref JsonCursor json)
    {
        bool? isUnless = null;
        CedarExpr? body = null;
        json.EnterObject("a condition");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "kind" when isUnless is null: isUnless = ReadKind(ref json); break;
                case "body" when body is null: body = ReadBody(ref json); break;
                default: throw json.UnexpectedField("A condition", "'kind' and 'body'");
            }
        }

        return isUnless is { } unless && body is not null
            ? new(unless, body) : throw json.Fail("A condition has both a 'kind' and a 'body'.");
    }

    private static bool ReadKind(ref JsonCursor json) => json.Text("'when' or 'unless'") switch
    {
        "when" => false,
        "unless" => true,
        _ => throw json.Fail("The kind of a condition is 'when' or 'unless'."),
    };

    // The limits are those of text, so that what can be read can also be written as text and read again.
    private static CedarExpr ReadBody(ref JsonCursor json)
    {
        var body = ExprJsonReader.Read(ref json);
        return body.Height <= CedarExpr.MaxHeight && Precedence.Nesting(body) <= TokenReader.MaxDepth
            ? body
            : throw json.TooMuch(
                $"The expression is more than {CedarExpr.MaxHeight} levels high, or nests deeper than {TokenReader.MaxDepth} levels.",
                "Use a set, or split the policy.");
    }
}
