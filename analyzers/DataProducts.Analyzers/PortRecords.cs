using System.Runtime.CompilerServices;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers;

/// <summary>All records of a project with <c>[DataProductPort]</c>, for the rules that concern a product as a whole. They are looked for
/// once a compilation.</summary>
internal sealed class PortRecords
{
    private static readonly ConditionalWeakTable<Compilation, PortRecords> Known = new();

    private readonly List<(INamedTypeSymbol Record, string Product, string Name)> _all = [];

    private PortRecords(Compilation compilation) => Collect(compilation.Assembly.GlobalNamespace);

    public static PortRecords In(Compilation compilation) => Known.GetValue(compilation, static one => new(one));

    /// <summary>Gives the ports that code can be generated for.</summary>
    public IEnumerable<FurtherPort> Read(CancellationToken cancellation)
    {
        foreach (var (record, _, _) in _all)
        {
            if (RecordReadings.Of(record, cancellation).Port is { } port)
            {
                yield return port;
            }
        }
    }

    /// <summary>Gives another record that is a port of the same product and name, or null.</summary>
    public INamedTypeSymbol? NamedLike(INamedTypeSymbol record, string product, string name)
    {
        foreach (var other in _all)
        {
            if (other.Product == product && other.Name == name && !SymbolEqualityComparer.Default.Equals(other.Record, record))
            {
                return other.Record;
            }
        }

        return null;
    }

    private void Collect(INamespaceOrTypeSymbol place)
    {
        foreach (var member in place.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
            {
                continue;
            }

            if (inner is INamedTypeSymbol type
                && type.Annotation(KnownTypes.DataProductPortAttribute) is { } annotation
                && FurtherPortReader.ProductOf(annotation) is { } product)
            {
                _all.Add((type, RecordNameReader.Read(product).MetadataName, annotation.Argument(1) as string ?? ""));
            }

            Collect(inner);
        }
    }
}
