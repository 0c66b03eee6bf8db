namespace DataProducts.Cedar;

/// <summary>Says in few words for which kinds of requests something is wrong.</summary>
internal static class EnvironmentSummary
{
    private const int MaxNamed = 3;

    /// <summary>Gives null if it is wrong for all of them, or if the message says already for which.</summary>
    public static string? Describe(string message, List<RequestEnvironment> failing, List<RequestEnvironment> all)
    {
        if (failing.Count == all.Count)
        {
            return null;
        }

        // One of the three often tells the failing ones from all others.
        var (name, keys) = Axis(failing, all, environment => NameText.Quote(environment.PrincipalType), "principals of type")
            ?? Axis(failing, all, environment => NameText.Quote(environment.ResourceType), "resources of type")
            ?? Axis(failing, all, environment => environment.Action.Uid.ToString(), "the action")
            ?? ("", failing.ConvertAll(Whole));
        return keys is [var only] && message.Contains(only, StringComparison.Ordinal) ? null : $"This is so for {name}{List(keys)}.";
    }

    private static (string Name, List<string> Keys)? Axis(
        List<RequestEnvironment> failing, List<RequestEnvironment> all, Func<RequestEnvironment, string> of, string name)
    {
        var keys = failing.Select(of).ToHashSet(StringComparer.Ordinal);
        return all.Count(environment => keys.Contains(of(environment))) == failing.Count
            ? ($"{name} ", [.. keys.Order(StringComparer.Ordinal)]) : null;
    }

    private static string Whole(RequestEnvironment environment) =>
        $"a principal of type {NameText.Quote(environment.PrincipalType)} with the action {environment.Action.Uid} "
            + $"and a resource of type {NameText.Quote(environment.ResourceType)}";

    private static string List(List<string> items) => items.Count <= MaxNamed
        ? string.Join(", ", items)
        : $"{string.Join(", ", items.Take(MaxNamed))} and {items.Count - MaxNamed} more";
}
