namespace DataProducts.Contracts;

/// <summary>Compares the service levels of a port, each with the one of its kind and column.</summary>
internal static class LevelChanges
{
    public static IEnumerable<ContractChange> Between(PortManifest before, PortManifest after)
    {
        var now = after.ServiceLevels.GroupBy(NameOf).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var group in before.ServiceLevels.GroupBy(NameOf))
        {
            var path = $"{after.Name}.{group.Key}";
            if (!now.Remove(group.Key, out var levels))
            {
                yield return Rule.Breaking(Rule.LevelLoosened, path, "The service level was removed.");
            }
            else if (!group.SequenceEqual(levels))
            {
                // Several of one name cannot be told apart, so none is taken for tightened.
                var isTightened = group.Count() == 1 && levels.Count == 1 && IsNoLooser(group.Single(), levels[0]);
                yield return isTightened
                    ? Rule.Safe(Rule.LevelTightened, path, "The service level promises more.")
                    : Rule.Breaking(Rule.LevelLoosened, path, "The service level promises less, or is measured in another way.");
            }
        }

        foreach (var name in now.Keys)
        {
            yield return Rule.Safe(Rule.LevelTightened, $"{after.Name}.{name}", "The service level is new.");
        }
    }

    private static string NameOf(ServiceLevel level) => level is CompletenessLevel completeness ? $"completeness:{completeness.Column}" : "freshness";

    // Another window or slice is another measure: a longer window allows a longer outage at once, a shorter one counts fewer events.
    private static bool IsNoLooser(ServiceLevel before, ServiceLevel after) => before.Window.Equals(after.Window)
        && after.Target >= before.Target
        && (before, after) switch
        {
            (FreshnessLevel was, FreshnessLevel now) => now.Slice.Equals(was.Slice) && IsNoLonger(was.MaximumAge, now.MaximumAge),
            _ => true,
        };

    private static bool IsNoLonger(IsoDuration before, IsoDuration after) =>
        after.Equals(before) || (before.Length is { } was && after.Length is { } now && now <= was);
}
