using System.Globalization;

namespace DataProducts.Portal.Text;

/// <summary>What visitors are told of a major version that goes, or is gone.</summary>
internal static class MajorText
{
    public static string Of(ProductRetirement one) => one.Retired is { } retired
        ? $"{one.Reference} was retired on {Day(retired)}; use {one.Product}@{one.Successor}."
        : $"{one.Reference} may be retired from {Day(one.Ends)} on; move to {one.Product}@{one.Successor}.";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
