using System.Globalization;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0203: a manifest over 256 kB.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestTooLargeAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.ManifestTooLarge,
        DiagnosticSeverity.Error,
        "A manifest over 256 kB",
        "The manifest travels inside the assembly and is read by every tool of the platform; its size is limited.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (RecordReadings.Of(record, context.CancellationToken).Product is { } product
            && ManifestText.Of(product.With(PortRecords.Of(record, context.Compilation).Read(context.CancellationToken))) is var manifest
            && !ManifestText.Fits(manifest))
        {
            var reason = string.Format(
                CultureInfo.InvariantCulture,
                "has a manifest of {0} bytes, more than {1}; shorten descriptions or split the product",
                manifest.Length, ManifestText.MaximumLength);
            context.ReportDiagnostic(Descriptor.Report(record.Place(), record.Name, reason));
        }
    }
}
