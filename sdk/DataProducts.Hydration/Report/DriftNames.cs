namespace DataProducts.Hydration;

/// <summary>How drift policies are called on a command line and in reports.</summary>
internal static class DriftNames
{
    public static readonly (string Name, DriftPolicy Policy)[] All =
    [
        ("freeze", DriftPolicy.Freeze), ("additive", DriftPolicy.Additive), ("coerce", DriftPolicy.Coerce), ("ignore-unknown", DriftPolicy.IgnoreUnknown),
    ];

    /// <summary>Names a policy; joined ones with a plus.</summary>
    public static string Of(DriftPolicy policy) => policy == DriftPolicy.Freeze
        ? All[0].Name
        : string.Join('+', All.Where(one => one.Policy != DriftPolicy.Freeze && policy.HasFlag(one.Policy)).Select(one => one.Name));

    /// <summary>Reads names joined with a plus; null if one is none.</summary>
    public static DriftPolicy? Read(string text)
    {
        var policy = DriftPolicy.Freeze;
        foreach (var name in text.Split('+'))
        {
            var place = Array.FindIndex(All, one => string.Equals(one.Name, name, StringComparison.Ordinal));
            if (place < 0)
            {
                return null;
            }

            policy |= All[place].Policy;
        }

        return policy;
    }
}
