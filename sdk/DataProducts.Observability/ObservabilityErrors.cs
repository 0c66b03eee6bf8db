using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Observability;

/// <summary>The errors of service levels, <c>DP1060</c> to <c>DP1069</c>.</summary>
internal static class ObservabilityErrors
{
    public static DataProductException BadDuration(IsoDuration duration) =>
        new("DP1060", $"'{duration}' is not a duration that a service level can have: it must be longer than nothing and at most 3,660 days, "
            + "and years and months have no fixed length. Write for example P30D, PT2H or PT5M.");

    public static DataProductException BadLevel(string name, string why) =>
        new("DP1061", $"The service level '{name}' cannot be evaluated: {why}");

    public static DataProductException BadFact(SliFact fact) =>
        new("DP1062", string.Create(CultureInfo.InvariantCulture,
            $"A fact of '{fact.Product}.{fact.Port}' for '{fact.Indicator}' has {fact.Good} good events of {fact.Total}; good must be between 0 and all."));

    public static DataProductException BadStore(string path, Exception cause) =>
        new("DP1063", $"The service-level facts in '{path}' cannot be used: {cause.Message} Nothing was recorded; repair or remove the file.", cause);

    public static DataProductException NotFacts(string path) =>
        new("DP1063", $"The file '{path}' holds no service-level facts. Nothing was changed; move the file away.");

    public static DataProductException BadWeight(string dimension) =>
        new("DP1064", $"The weight of '{dimension}' in the health score must be a finite number, 0 or more.");

    public static DataProductException BadAlationTarget(string why) =>
        new("DP1750", $"Nothing can be prepared for Alation: {why}");
}
