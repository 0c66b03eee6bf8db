namespace DataProducts.Cedar.Tests;

/// <summary>Writes what policies mean, and not how they are laid out, so that two texts can be compared.</summary>
internal static class Meaning
{
    public static string Of(string text) => string.Join('\n', PolicyParser.Parse(text, "p.cedar").Select(Of));

    private static string Of(Policy policy)
    {
        var annotations = policy.Annotations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"@{pair.Key}({CedarText.Quote(pair.Value)})");
        var conditions = policy.Conditions.Select(condition => $"{(condition.IsUnless ? "unless" : "when")} {condition.Body}");
        return $"{string.Concat(annotations)} {policy.Effect} {Of(policy.Principal)} {Of(policy.Action)} {Of(policy.Resource)} {string.Join(' ', conditions)}";
    }

    private static string Of(ScopeConstraint scope) =>
        $"{scope.Variable} {scope.Operator} {scope.EntityType} {scope.Slot} {scope.IsList} [{string.Join(',', scope.Entities)}]";
}
