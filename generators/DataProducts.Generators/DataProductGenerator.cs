using System.Text;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Incremental;
using Microsoft.CodeAnalysis;
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
        var reader = new ProjectReader();
        var files = context.CompilationProvider
            .SelectMany((compilation, cancellation) => reader.Read(compilation, cancellation))
            .WithTrackingName(StepNames.ReadFile);

        var products = files.SelectMany(static (file, _) => file.Products).WithTrackingName(StepNames.ReadProduct);
        var ports = files.SelectMany(static (file, _) => file.Ports).WithTrackingName(StepNames.ReadPort);

        // Every product sees all ports, but keeps its own only: an edit elsewhere leaves it equal, and nothing is written anew.
        var whole = products.Combine(ports.Collect())
            .Select(static (pair, _) => pair.Left.With(pair.Right))
            .WithTrackingName(StepNames.JoinPorts);

        context.RegisterSourceOutput(whole, static (output, product) =>
        {
            if (ManifestText.Of(product) is var manifest && !ManifestText.Fits(manifest))
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
