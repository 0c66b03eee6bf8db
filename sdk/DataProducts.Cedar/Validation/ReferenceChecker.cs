namespace DataProducts.Cedar;

/// <summary>Checks that the schema knows every entity type, action and enumerated id that a policy names, also where nothing is ever
/// evaluated.</summary>
internal static class ReferenceChecker
{
    public static void CheckScope(Policy policy, CedarSchema schema, Findings findings)
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

        if (policy.Action is { IsList: true, Entities.IsEmpty: true })
        {
            findings.Add(CedarCodes.EmptySet, policy.Action.Span, "The list of actions is empty.", "Leave 'in []' out, or name an action.");
        }
    }

    public static void CheckConditions(Policy policy, CedarSchema schema, Findings findings)
    {
        foreach (var condition in policy.Conditions)
        {
            Check(condition.Body, schema, findings);
        }
    }

    /// <summary>Checks what a link fills its template's slots with.</summary>
    public static void CheckSlots(Policy link, CedarSchema schema, Findings findings)
    {
        foreach (var (slot, uid) in link.SlotValues)
        {
            CheckEntity(uid, (slot == CedarSlot.Principal ? link.Principal : link.Resource).Span, schema, findings);
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
            findings.Add(CedarCodes.UnknownEntityType, span, $"The schema declares no entity type {NameText.Quote(type)}.", TypeHelp(type, schema));
        }
    }

    private static void CheckEntity(EntityUid uid, SourceSpan span, CedarSchema schema, Findings findings)
    {
        if (uid.IsAction)
        {
            if (!schema.Actions.ContainsKey(uid))
            {
                findings.Add(CedarCodes.UnknownAction, span, $"The schema declares no action {uid}.", ActionHelp(uid, schema));
            }

            return;
        }

        CheckType(uid.Type, span, schema, findings);
        if (schema.EntityTypes.TryGetValue(uid.Type, out var type) && type.EnumIds is { } ids && !ids.Contains(uid.Id))
        {
            var known = string.Join(", ", ids.Order(StringComparer.Ordinal).Select(id => CedarText.Quote(id)));
            findings.Add(CedarCodes.UnknownEnumId, span, $"'{uid.Type}' has no id {CedarText.Quote(uid.Id)}.",
                Suggestion.Nearest(uid.Id, ids) is { } near ? $"Did you mean {CedarText.Quote(near)}?" : $"It has {known}.");
        }
    }

    // The namespace is what is left out most often.
    private static string? TypeHelp(string type, CedarSchema schema) =>
        schema.EntityTypes.Keys.Where(known => known.EndsWith($"::{type}", StringComparison.Ordinal)).Min(StringComparer.Ordinal) is { } qualified
            ? $"Did you mean '{qualified}'?" : Suggestion.For(type, schema.EntityTypes.Keys);

    private static string? ActionHelp(EntityUid uid, CedarSchema schema)
    {
        var sameId = schema.Actions.Keys.Where(action => action.Id == uid.Id).ToList();
        if (sameId.Count > 0)
        {
            return $"Did you mean {sameId.MinBy(action => action.Type, StringComparer.Ordinal)}?";
        }

        var sameType = schema.Actions.Keys.Where(action => action.Type == uid.Type).Select(action => action.Id).ToList();
        return Suggestion.Nearest(uid.Id, sameType) is { } id ? $"Did you mean {uid with { Id = id }}?" : null;
    }
}
