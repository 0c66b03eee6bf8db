using System.Runtime.CompilerServices;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers;

/// <summary>The records with <c>[DataProductPort]</c> of one product, for the rules that concern it as a whole.</summary>
internal sealed class PortRecords
{
    // A symbol belongs to one compilation, so an entry goes when that goes.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, PortRecords> Known = new();

    private readonly Dictionary<INamedTypeSymbol, string> _names = new(SymbolEqualityComparer.Default);

    private PortRecords(INamedTypeSymbol product, Compilation compilation)
    {
        foreach (var declaration in PortDeclarations.Naming(product.Name, compilation))
        {
            if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is INamedTypeSymbol record
                && record.Annotation(KnownTypes.DataProductPortAttribute) is { } annotation
                && SymbolEqualityComparer.Default.Equals(FurtherPortReader.ProductOf(annotation), product))
            {
                _names[record] = annotation.Argument(1) as string ?? "";
            }
        }
    }

    /// <summary>Gives the ports of a product's record.</summary>
    public static PortRecords Of(INamedTypeSymbol product, Compilation compilation) => Known.GetValue(product, one => new(one, compilation));

    /// <summary>Gives those that code can be generated for.</summary>
    public IEnumerable<FurtherPort> Read(CancellationToken cancellation)
    {
        foreach (var record in _names.Keys)
        {
            if (RecordReadings.Of(record, cancellation).Port is { } port)
            {
                yield return port;
            }
        }
    }

    /// <summary>Gives another record that is a port of the same name, or null.</summary>
    public INamedTypeSymbol? NamedLike(INamedTypeSymbol record, string name)
    {
        foreach (var other in _names)
        {
            if (other.Value == name && !SymbolEqualityComparer.Default.Equals(other.Key, record))
            {
                return other.Key;
            }
        }

        return null;
    }
}
