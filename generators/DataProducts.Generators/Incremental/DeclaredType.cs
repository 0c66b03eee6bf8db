namespace DataProducts.Generators.Incremental;

/// <summary>A type that stands in no other type.</summary>
/// <param name="Namespace">Its namespace in full, empty for the global one.</param>
/// <param name="Name">Its name without type parameters.</param>
internal readonly record struct DeclaredType(string Namespace, string Name)
{
    /// <summary>Gets the last word of the namespace: whoever does not stand in it writes at least this to name the type.</summary>
    public string Scope => Namespace.Substring(Namespace.LastIndexOf('.') + 1);

    /// <summary>Gets a value indicating whether the compiler may look for the type although nobody names it.</summary>
    public bool IsOfSystem => Namespace == "System" || Namespace.StartsWith("System.", StringComparison.Ordinal);
}
