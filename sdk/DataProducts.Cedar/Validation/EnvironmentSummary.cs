namespace DataProducts.Cedar;

/// <summary>Says in few words for which kinds of requests something is wrong.</summary>
internal static class EnvironmentSummary
{
    private const int MaxNamed = 3;

    /// <summary>Gives null if it is wrong for all of them.</summary>
    public static string? Describe(List<RequestEnvironment> failing, List<RequestEnvironment> all)
    {
        if (failing.Count == all.Count)
        {
            return null;
        }

        return Axis(failing, all, environment => environment.PrincipalType, "principals of type")
            ?? Axis(failing, all, environment => environment.ResourceType, "resources of type")
            ?? Axis(failing, all, environment => environment.Action.Uid.ToString(), "the action")
            ?? $"This is so for {List(failing.ConvertAll(Whole), "; ")}.";
    }

    // One of the three often tells the failing ones from all others.
    private static string? Axis(List<RequestEnvironment> failing, List<RequestEnvironment> all, Func<RequestEnvironment, string> of, string name)
    {
        var keys = failing.Select(of).ToHashSet(StringComparer.Ordinal);
        return all.Count(environment => keys.Contains(of(environment))) == failing.Count
            ? $"This is so for {name} {List([.. keys.Order(StringComparer.Ordinal)], ", ")}." : null;
    }

    private static string Whole(RequestEnvironment environment) =>
        $"a principal of type {environment.PrincipalType}, the action {environment.Action.Uid} and a resource of type {environment.ResourceType}";

    private static string List(List<string> items, string separator) => items.Count <= MaxNamed
        ? string.Join(separator, items)
        : $"{string.Join(separator, items.Take(MaxNamed))}{separator}and {items.Count - MaxNamed} more";
}
