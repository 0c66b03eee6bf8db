namespace DataProducts;

/// <summary>A service level: how many rows carry a usable value. A row that was quarantined because of the column counts as bad.</summary>
/// <param name="property">The property's name, by <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CompletenessAttribute(string property) : Attribute
{
    /// <summary>Gets the property's name.</summary>
    public string Property { get; } = property;

    /// <summary>Gets the share of rows that must be complete, between 0 and 1.</summary>
    public double Target { get; init; } = 0.99;

    /// <summary>Gets the time over which the target is measured, an ISO 8601 duration.</summary>
    public string Window { get; init; } = "P30D";
}
