namespace DataProducts;

/// <summary>Marks the property that names the person whose data the row is: the unit of erasure. By default the key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SubjectAttribute : Attribute;
