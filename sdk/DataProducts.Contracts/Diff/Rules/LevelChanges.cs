namespace DataProducts.Contracts;

/// <summary>Compares the service levels of a port, each with the one of its kind and column.</summary>
internal static class LevelChanges
{
    public static IEnumerable<ContractChange> Between(PortShape before, PortShape after)
    {
        var now = after.Levels.ToLookup(level => level.Name, StringComparer.Ordinal);
        foreach (var group in before.Levels.GroupBy(level => level.Name, StringComparer.Ordinal))
        {
            var (was, levels, path) = (group.ToList(), now[group.Key].ToList(), $"{after.Name}.{group.Key}");
            if (levels.Count == 0)
            {
                yield return Rule.Breaking(Rule.PromiseLoosened, path, "The service level was removed.");
            }
            else if (was.Count != levels.Count || was.Where((level, index) => !IsSame(level, levels[index])).Any())
            {
                // Several of one name cannot be told apart, so none is taken for tightened.
                yield return was.Count == 1 && levels.Count == 1 && IsNoLooser(was[0], levels[0])
                    ? Rule.Safe(Rule.PromiseTightened, path, "The service level promises more.")
                    : Rule.Breaking(Rule.PromiseLoosened, path, "The service level promises less, or is measured in another way.");
            }
        }

        foreach (var name in now.Select(group => group.Key).Where(name => before.Levels.All(level => level.Name != name)))
        {
            yield return Rule.Safe(Rule.PromiseTightened, $"{after.Name}.{name}", "The service level is new.");
        }
    }

    private static bool IsSame(LevelShape before, LevelShape after) =>
        before.Target.Equals(after.Target) && IsAsLong(before.Window, after.Window) && IsAsLong(before.Slice, after.Slice)
        && IsAsLong(before.MaximumAge, after.MaximumAge);

    // Another window or slice is another measure: a longer window allows a longer outage at once, a shorter one counts fewer events.
    private static bool IsNoLooser(LevelShape before, LevelShape after) =>
        IsAsLong(before.Window, after.Window) && IsAsLong(before.Slice, after.Slice) && after.Target >= before.Target
        && (before.MaximumAge is null || Order(before.MaximumAge, after.MaximumAge) >= 0);

    private static bool IsAsLong(IsoDuration? before, IsoDuration? after) => before is null ? after is null : Order(before, after) == 0;

    private static int? Order(IsoDuration? before, IsoDuration? after) =>
        before is { } was && after is { } now ? was.CompareLength(now) : null;
}
