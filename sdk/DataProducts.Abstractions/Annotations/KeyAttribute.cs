namespace DataProducts;

/// <summary>Marks a property of the row's key. Keys are never null or empty, and unique within the port.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;
