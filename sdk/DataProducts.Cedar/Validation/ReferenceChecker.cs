namespace DataProducts.Cedar;

/// <summary>Checks that the schema knows every entity type, action and enumerated id that a policy names, also where nothing is ever
/// evaluated.</summary>
internal static class ReferenceChecker
{
    public static void Check(Policy policy, CedarSchema schema, Findings findings)
    {
        foreach (var scope in (ScopeConstraint[])[policy.Principal, policy.Action, policy.Resource])
        {
            if (scope.EntityType is { } type)
            {
                CheckType(type, scope.Span, schema, findings);
            }

            foreach (var uid in scope.Entities)
            {
                CheckEntity(uid, scope.Span, schema, findings);
            }
        }

        foreach (var condition in policy.Conditions)
        {
            Check(condition.Body, schema, findings);
        }
    }

    private static void Check(CedarExpr expression, CedarSchema schema, Findings findings)
    {
        switch (expression)
        {
            case LiteralExpr { Value.Kind: CedarKind.Entity } literal:
                CheckEntity(literal.Value.AsEntity, literal.Span, schema, findings);
                break;
            case IsExpr test:
                CheckType(test.EntityType, test.Span, schema, findings);
                break;
        }

        foreach (var child in ExprChildren.Of(expression))
        {
            Check(child, schema, findings);
        }
    }

    private static void CheckType(string type, SourceSpan span, CedarSchema schema, Findings findings)
    {
        var isAction = type == "Action" || type.EndsWith("::Action", StringComparison.Ordinal);
        if (!isAction && !schema.EntityTypes.ContainsKey(type))
        {
            findings.Add(CedarCodes.UnknownEntityType, span, $"The schema declares no entity type '{type}'.");
        }
    }

    private static void CheckEntity(EntityUid uid, SourceSpan span, CedarSchema schema, Findings findings)
    {
        if (uid.IsAction)
        {
            if (!schema.Actions.ContainsKey(uid))
            {
                findings.Add(CedarCodes.UnknownAction, span, $"The schema declares no action {uid}.");
            }

            return;
        }

        CheckType(uid.Type, span, schema, findings);
        if (schema.EntityTypes.TryGetValue(uid.Type, out var type) && type.EnumIds is { } ids && !ids.Contains(uid.Id))
        {
            var known = string.Join(", ", ids.Order(StringComparer.Ordinal));
            findings.Add(CedarCodes.UnknownEnumId, span, $"'{uid.Type}' has no id {CedarText.Quote(uid.Id)}.", $"It has {known}.");
        }
    }
}
