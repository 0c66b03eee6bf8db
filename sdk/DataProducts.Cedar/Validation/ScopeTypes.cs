namespace DataProducts.Cedar;

/// <summary>Says for which requests a policy's scope can hold, by types alone.</summary>
internal static class ScopeTypes
{
    /// <summary>Whether a principal or resource of a type can be what the scope asks for; a slot takes any entity.</summary>
    public static bool Fits(ScopeConstraint scope, string type, CedarSchema schema)
    {
        if (scope.EntityType is { } wanted && wanted != type)
        {
            return false;
        }

        return scope.Entities.IsEmpty || (scope.Operator == ScopeOperator.Equal
            ? scope.Entities[0].Type == type : schema.CanBeIn(type, scope.Entities[0].Type));
    }

    /// <summary>Whether an action is what the scope asks for. An empty list is an error by itself, so it hides nothing else.</summary>
    public static bool FitsAction(ScopeConstraint scope, EntityUid action, CedarSchema schema)
    {
        if (scope.Operator == ScopeOperator.Any || scope.Entities.IsEmpty)
        {
            return true;
        }

        foreach (var uid in scope.Entities)
        {
            if (scope.Operator == ScopeOperator.Equal ? uid == action : schema.ActionStore.IsIn(action, uid))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says what would make a scope fit that fits nothing, or null.</summary>
    public static string? Help(Policy policy, IEnumerable<RequestEnvironment> environments, CedarSchema schema)
    {
        var actions = environments.Where(environment => FitsAction(policy.Action, environment.Action.Uid, schema)).ToList();
        if (actions.Count == 0)
        {
            return "The actions that it names apply to nothing.";
        }

        var principal = WouldFitBelow(policy.Principal, actions.Select(environment => environment.PrincipalType), schema);
        var resource = WouldFitBelow(policy.Resource, actions.Select(environment => environment.ResourceType), schema);
        return (principal, resource) switch
        {
            (true, true) => "Write 'in' instead of '==' for both.",
            (true, _) => "Write 'in' instead of '==' for the principal.",
            (_, true) => "Write 'in' instead of '==' for the resource.",
            _ => null,
        };
    }

    // What an action applies to stands below the entity that was named, instead of being it.
    private static bool WouldFitBelow(ScopeConstraint scope, IEnumerable<string> types, CedarSchema schema) =>
        scope is { Operator: ScopeOperator.Equal, Entities: [var uid] }
            && types.Any(type => type != uid.Type && schema.CanBeIn(type, uid.Type)) && !types.Contains(uid.Type);
}
