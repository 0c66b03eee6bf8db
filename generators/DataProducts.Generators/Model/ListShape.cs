namespace DataProducts.Generators.Model;

/// <summary>How a collection of C# is made of its elements.</summary>
internal enum ListShape
{
    /// <summary>A <c>List</c>, or what a list is.</summary>
    List,
    Array,
    ImmutableArray,

    /// <summary>A <c>HashSet</c>, or what a set is.</summary>
    Set,
}
