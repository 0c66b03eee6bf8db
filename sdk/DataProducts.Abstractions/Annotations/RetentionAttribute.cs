namespace DataProducts;

/// <summary>Says how long a row of the port may be kept; it is deleted afterwards.</summary>
/// <param name="period">An ISO 8601 duration of whole years, months, weeks or days, for example <c>P7Y</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RetentionAttribute(string period) : Attribute
{
    /// <summary>Gets how long, an ISO 8601 duration.</summary>
    public string Period { get; } = period;

    /// <summary>Gets the property from whose day or point of time on the period runs, by <c>nameof</c>; by default the one with
    /// <see cref="EventTimeAttribute"/>, else the day on which the row came into the lake.</summary>
    public string? Column { get; init; }
}
