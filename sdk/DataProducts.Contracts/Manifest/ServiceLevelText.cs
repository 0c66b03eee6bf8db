using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Says a service level in a sentence.</summary>
internal static class ServiceLevelText
{
    public static string Of(ServiceLevel level)
    {
        // To decimal: the hundredfold of 0.995 is then 99.5.
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * (decimal)level.Target:0.#############################} %");
        return level is FreshnessLevel freshness
            ? $"No older than {freshness.MaximumAge} in {share} of the slices of {freshness.Slice} within {level.Window}."
            : $"A usable value in {share} of the rows within {level.Window}.";
    }
}
