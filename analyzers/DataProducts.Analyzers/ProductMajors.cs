using System.Runtime.CompilerServices;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers;

/// <summary>The newest major version of each product of a project. They are looked for once a compilation.</summary>
internal sealed class ProductMajors
{
    private static readonly ConditionalWeakTable<Compilation, ProductMajors> Known = new();

    private readonly Dictionary<string, string> _newest = new(StringComparer.Ordinal);

    private ProductMajors(Compilation compilation) => Collect(compilation.Assembly.GlobalNamespace);

    public static ProductMajors In(Compilation compilation) => Known.GetValue(compilation, static one => new(one));

    /// <summary>Gives the major version that an annotation names. Below 1.0.0 the minor is what may break (semver.org, 4), but there is still
    /// one contract of it.</summary>
    public static string Of(AttributeData annotation) => Of(annotation.Argument("Version") as string ?? "1.0.0");

    public static string Of(string version) => version.Split('.')[0];

    /// <summary>Says whether the first major comes before the second; both are numbers of any length.</summary>
    public static bool IsEarlier(string major, string than) =>
        major.Length != than.Length ? major.Length < than.Length : string.CompareOrdinal(major, than) < 0;

    /// <summary>Says whether a newer major version of the product stands in the project.</summary>
    public bool HasNewer(string product, string major) => _newest.TryGetValue(product, out var newest) && IsEarlier(major, newest);

    private void Collect(INamespaceOrTypeSymbol place)
    {
        foreach (var member in place.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
            {
                continue;
            }

            if (inner is INamedTypeSymbol type && type.Annotation(KnownTypes.DataProductAttribute) is { } annotation && annotation.Argument(0) is string id
                && Of(annotation) is var major && !HasNewer(id, major))
            {
                _newest[id] = major;
            }

            Collect(inner);
        }
    }
}
