using System.Globalization;

namespace DataProducts.Observability;

/// <summary>The errors of service levels, <c>DP1060</c> to <c>DP1069</c>.</summary>
internal static class ObservabilityErrors
{
    public static DataProductException BadDuration(string text, string why) =>
        new("DP1060", $"'{Shortened(text)}' is not a duration that a service level can have: {why} Write for example P30D, PT2H or PT5M.");

    public static DataProductException BadLevel(string name, string why) =>
        new("DP1061", $"The service level '{name}' cannot be evaluated: {why}");

    public static DataProductException BadFact(SliFact fact) =>
        new("DP1062", string.Create(CultureInfo.InvariantCulture,
            $"A fact of '{fact.Product}.{fact.Port}' for '{fact.Indicator}' has {fact.Good} good events of {fact.Total}; good must be between 0 and all."));

    public static DataProductException BadStore(string path, Exception cause) =>
        new("DP1063", $"The service-level facts in '{path}' cannot be used: {cause.Message} Nothing was recorded; repair or remove the file.", cause);

    public static DataProductException BadWeight(string dimension) =>
        new("DP1064", $"The weight of '{dimension}' in the health score must be a finite number, 0 or more.");

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
