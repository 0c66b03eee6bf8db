namespace DataProducts;

/// <summary>Promises that no two rows of the port share the property's value; rows without a value are not compared.</summary>
/// <remarks>It stands in the contract and in what is made of it. The key is kept unique by the platform itself and needs no
/// <see cref="UniqueAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
