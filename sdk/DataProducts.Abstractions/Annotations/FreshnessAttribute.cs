namespace DataProducts;

/// <summary>A service level: at how many points of time the product is no older than it may be.</summary>
/// <param name="maximumAge">ISO 8601 duration since the last hydration that succeeded, for example <c>PT2H</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshnessAttribute(string maximumAge) : Attribute
{
    /// <summary>Gets the age that is still fresh, an ISO 8601 duration.</summary>
    public string MaximumAge { get; } = maximumAge;

    /// <summary>Gets the share of slices that must be fresh, between 0 and 1.</summary>
    public double Target { get; init; } = 0.99;

    /// <summary>Gets the time over which the target is measured, an ISO 8601 duration.</summary>
    public string Window { get; init; } = "P30D";

    /// <summary>Gets how long one slice is, an ISO 8601 duration.</summary>
    public string Slice { get; init; } = "PT5M";
}
