using DataProducts.Contracts;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>DP0223: a baseline, or a list of suppressed changes, that cannot be used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableBaselineAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnusableBaseline,
        DiagnosticSeverity.Error,
        "A baseline that cannot be used",
        "What consumers rely on is told by a file that only 'dataproduct contract accept' writes; without it no change can be judged.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (BaselineComparison.Of(record, context) is not { } comparison)
        {
            return;
        }

        var id = comparison.Product.Id;
        if (comparison.Baseline?.Problem is { } problem)
        {
            Report($"has a baseline that cannot be used: {comparison.Name}{BaselineText.Extension} {problem}; take it back from the main branch, then accept anew");
        }
        else if (comparison.Baseline?.Product is { } other && other.Id != id)
        {
            Report($"has the baseline of another product, {other.Id}: rename the file, or give the product its id back");
        }

        if (comparison.Suppressions.Problem is { } fault)
        {
            Report($"has changes whose suppression cannot be used: {DiffSuppressions.FileName} {fault}");
        }

        void Report(string reason) => context.ReportDiagnostic(Descriptor.Report(record.Place(), record.Name, reason));
    }
}
