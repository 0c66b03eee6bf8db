namespace DataProducts;

/// <summary>Divides the port's tables by a property, so that a query reads the parts that it needs. One annotation a property; several
/// divide in the order in which they are written.</summary>
/// <param name="property">The property's name, by <c>nameof</c>. Its values become visible in file names, so it is neither personal nor
/// classified.</param>
/// <param name="transform">What of the value divides, as Iceberg names it: <c>identity</c>, <c>year</c>, <c>month</c>, <c>day</c>,
/// <c>hour</c>, <c>bucket[16]</c> or <c>truncate[4]</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PartitionByAttribute(string property, string transform = "identity") : Attribute
{
    /// <summary>Gets the property's name.</summary>
    public string Property { get; } = property;

    /// <summary>Gets what of the value divides.</summary>
    public string Transform { get; } = transform;
}
