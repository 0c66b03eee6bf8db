using DataProducts.Contracts;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>DP0224: a product that promises something, without a baseline.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoBaselineAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.NoBaseline,
        DiagnosticSeverity.Info,
        "A product without a baseline",
        "From 1.0.0 on others rely on the contract. With a baseline checked in, a change that breaks them is an error of the build.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (BaselineComparison.Of(record, context) is { Baseline: null, Product: { } product, Name: var name }
            && !Contracts.SemanticVersion.IsDraft(product.Version))
        {
            context.ReportDiagnostic(Descriptor.Report(
                record.Place(), record.Name,
                $"has no baseline; 'dataproduct contract accept' writes contracts/{name}{BaselineText.Extension}"));
        }
    }
}
