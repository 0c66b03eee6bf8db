using System.Text;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Generators;

/// <summary>Adds to each record with <c>[DataProduct]</c> its manifest and the code that reads, checks and writes its rows.</summary>
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

        context.RegisterSourceOutput(products, static (output, product) =>
        {
            if (product is null)
            {
                return;
            }

            var manifest = ManifestText.Of(product);
            if (ManifestText.Fits(manifest))
            {
                output.AddSource(HintName.Of(product.Record), SourceText.From(ProductEmitter.Emit(product, manifest), Encoding.UTF8));
            }
        });
    }
}
