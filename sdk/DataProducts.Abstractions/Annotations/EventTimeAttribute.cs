namespace DataProducts;

/// <summary>Marks the property that says when what the row tells happened; service levels may be measured by it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventTimeAttribute : Attribute;
