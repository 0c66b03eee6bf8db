using DataProducts.Observability;

namespace DataProducts.Portal.Text;

/// <summary>A service level as a sentence.</summary>
internal static class LevelText
{
    public static string NameOf(LevelMeasurement level) => level.Level switch
    {
        FreshnessLevel => $"Freshness of {level.Port}",
        CompletenessLevel completeness => $"Completeness of {level.Port}.{completeness.Column}",
        _ => $"{level.Level.Name} of {level.Port}",
    };

    public static string StateOf(SloResult result) => result.State switch
    {
        SloState.Met => "kept",
        SloState.Missed => "missed",
        _ => "unknown",
    };

    public static string Sentence(LevelMeasurement level)
    {
        var promise = level.Level switch
        {
            FreshnessLevel freshness => $"no older than {Words.Length(freshness.MaximumAge)}, {Words.Percent(freshness.Target)} of the time",
            CompletenessLevel completeness => $"a value in {Words.Percent(completeness.Target)} of the rows",
            var other => $"good in {Words.Percent(other.Target)}",
        };
        var window = $"the last {Words.Length(level.Level.Window)}";
        return level.Result switch
        {
            { Attained: null } => $"Promised: {promise}. Nothing was measured in {window}.",
            { Attained: { } attained, Age: { } age } =>
                $"Promised: {promise}. In {window} it was so {Words.Percent(attained)} of the time; the data is {Words.Length(age)} old now.{Budget(level.Result)}",
            { Attained: { } attained } => $"Promised: {promise}. In {window} it was {Words.Percent(attained)}.{Budget(level.Result)}",
        };
    }

    private static string Budget(SloResult result) => result.BudgetRemaining switch
    {
        null => string.Empty,
        <= 0 => " The error budget is spent.",
        { } left => $" {Words.Percent(left)} of the error budget is left.",
    };
}
