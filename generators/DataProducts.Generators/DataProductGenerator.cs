using System.Text;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Generators;

/// <summary>Adds to each record with <c>[DataProduct]</c> or <c>[DataProductPort]</c> the code that reads, checks and writes its rows, and
/// to each product its manifest.</summary>
/// <remarks>A record that breaks a rule gets nothing here; the analyzers say why.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class DataProductGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var products = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.DataProduct,
                predicate: static (node, _) => node is RecordDeclarationSyntax,
                transform: static (target, cancellation) => RecordReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellation).Product)
            .WithTrackingName(StepNames.ReadProduct);

        var ports = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.DataProductPort,
                predicate: static (node, _) => node is RecordDeclarationSyntax,
                transform: static (target, cancellation) => RecordReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellation).Port)
            .WithTrackingName(StepNames.ReadPort);

        // Every product sees all ports, but keeps its own only: an edit elsewhere leaves it equal, and nothing is written anew.
        var whole = products.Combine(ports.Collect())
            .Select(static (pair, _) => pair.Left?.With(pair.Right.OfType<FurtherPort>()))
            .WithTrackingName(StepNames.JoinPorts);

        context.RegisterSourceOutput(whole, static (output, product) =>
        {
            if (product is null || ManifestText.Of(product) is var manifest && !ManifestText.Fits(manifest))
            {
                return;
            }

            foreach (var port in product.Ports)
            {
                var own = ReferenceEquals(port, product.Ports[0]);
                var code = ProductEmitter.Emit(product, port, own ? manifest : null);
                output.AddSource(HintName.Of(port.Record), SourceText.From(code, Encoding.UTF8));
            }
        });
    }
}
