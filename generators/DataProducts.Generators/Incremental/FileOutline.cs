using DataProducts.Generators.Model;

namespace DataProducts.Generators.Incremental;

/// <summary>What a file declares that a name in another file may bind to, or be bound by.</summary>
/// <param name="Namespaces">The namespaces as they are declared, in full.</param>
/// <param name="Types">The types that stand in no other type.</param>
/// <param name="Directives">What holds for all files: global usings, and annotations of the assembly, as they are written.</param>
/// <param name="GlobalNames">The names in its global usings.</param>
internal sealed record FileOutline(
    EquatableArray<string> Namespaces, EquatableArray<DeclaredType> Types, string Directives, EquatableArray<string> GlobalNames);
