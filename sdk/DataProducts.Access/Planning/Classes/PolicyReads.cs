using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What policies read that a static grant cannot follow.</summary>
internal static class PolicyReads
{
    // The one policy that may: when a subscription ends is known, and every planned object carries it.
    private const string GrantGuard = "guard.grant";

    /// <summary>Gives the ids of the people whom policies speak of by name.</summary>
    public static HashSet<string> People(AccessModel model)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in model.Policies.Policies)
        {
            Collect(policy.Principal.Entities.Concat(policy.Resource.Entities), people);
            foreach (var literal in policy.Conditions.SelectMany(condition => All(condition.Body)).OfType<LiteralExpr>())
            {
                Collect(EntitiesOf(literal.Value), people);
            }
        }

        return people;
    }

    /// <summary>Gives the policies whose answer changes with the time by itself.</summary>
    public static IReadOnlyList<Policy> Clock(AccessModel model) =>
        [.. model.Policies.Policies.Where(policy => policy.Id != GrantGuard && policy.Conditions.Any(condition => ReadsClock(condition.Body)))];

    private static bool ReadsClock(CedarExpr expression) => expression switch
    {
        GetAttributeExpr { Operand: VariableExpr { Variable: CedarVariable.Context } } get => get.Name == "now",
        HasExpr { Operand: VariableExpr } => false,
        VariableExpr variable => variable.Variable == CedarVariable.Context, // the whole context, the clock in it
        _ => expression.Children.Any(ReadsClock),
    };

    private static IEnumerable<CedarExpr> All(CedarExpr expression) => expression.Children.SelectMany(All).Prepend(expression);

    private static IEnumerable<EntityUid> EntitiesOf(CedarValue value) => value.Kind switch
    {
        CedarKind.Entity => [value.AsEntity],
        CedarKind.Set => value.Elements.SelectMany(EntitiesOf),
        _ => [],
    };

    private static void Collect(IEnumerable<EntityUid> entities, HashSet<string> people)
    {
        foreach (var entity in entities)
        {
            if (entity.Type == Names.User(entity.Id).Type)
            {
                people.Add(entity.Id);
            }
        }
    }
}
