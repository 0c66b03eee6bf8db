namespace DataProducts.Catalog;

/// <summary>Levels 4 and 5: what they ask for cannot be looked up yet, and so is not met.</summary>
internal static class LaterCriteria
{
    private const string NoScan = "No engine's grants are read back yet.";
    private const string NoUse = "Use is not counted yet.";
    private const string NoRecord = "Nothing of the kind is recorded yet.";

    private static readonly (string Id, int Level, string Rule, string Why)[] Rules =
    [
        ("L4.subscribed", 4, "Everything is read under subscriptions: no direct grant in any engine.", NoScan),
        ("L4.expiring", 4, "Every grant has a purpose and an end.", NoScan),
        ("L4.recertified", 4, "Every grant was confirmed within its interval.", NoRecord),
        ("L4.announced", 4, "No unannounced breaking change in 180 days.", "Only changes that were published are known."),
        ("L4.budget", 4, "The error budget was kept in three of the last four windows.", "Only the current window is kept."),
        ("L4.parity", 4, "All engines enforced the same in the last 7 days.", NoScan),
        ("L5.consumers", 5, "Three consuming domains or more, active in the last 60 days.", NoUse),
        ("L5.semantic", 5, "A semantic model is published and used.", NoUse),
        ("L5.cost", 5, "The cost of a query is tracked, and within its budget.", NoUse),
        ("L5.drill", 5, "A restore or a replay was practised in the last 180 days.", NoRecord),
        ("L5.rating", 5, "Consumers rate it 4 or better, five of them or more.", NoRecord),
        ("L5.repair", 5, "Failures are found and repaired in the time that was promised.", NoRecord),
    ];

    public static IEnumerable<MaturityCriterion> Of(DateTimeOffset now) =>
        Rules.Select(rule => NotComputable(rule.Id, rule.Level, rule.Rule, rule.Why, now));

    public static MaturityCriterion NotComputable(string id, int level, string rule, string why, DateTimeOffset now) =>
        new(id, level, rule, CriterionState.NotComputable, $"Not computable yet: {why}", now);
}
