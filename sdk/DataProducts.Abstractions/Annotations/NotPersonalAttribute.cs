namespace DataProducts;

/// <summary>States that a property whose name looks like personal data (DP0102) is none.</summary>
/// <param name="reason">Why, for the reviewer.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotPersonalAttribute(string reason) : Attribute
{
    /// <summary>Gets why it is none.</summary>
    public string Reason { get; } = reason;
}
