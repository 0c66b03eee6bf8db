using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0210: two records that are the same major version of one product.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateProductAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.DuplicateProduct,
        DiagnosticSeverity.Error,
        "Two records of one product and major version",
        "A product's id and major version name its contract, policies and files. Two majors may stand beside each other; two records of one may not.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.DataProduct) is null)
            {
                return;
            }

            var records = new ConcurrentBag<(string Product, INamedTypeSymbol Record, Location? Place)>();
            start.RegisterSymbolAction(
                symbol =>
                {
                    var record = (INamedTypeSymbol)symbol.Symbol;
                    if (record.Annotation(KnownTypes.DataProductAttribute) is { } annotation && annotation.Argument(0) is string id)
                    {
                        records.Add((id + " " + ProductMajors.Of(annotation), record, annotation.Place()));
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(records, end));
        });
    }

    private static void Report(IEnumerable<(string Product, INamedTypeSymbol Record, Location? Place)> records, CompilationAnalysisContext end)
    {
        foreach (var same in records.GroupBy(static one => one.Product, StringComparer.Ordinal))
        {
            var sorted = same.OrderBy(static one => one.Record.ToDisplayString(), StringComparer.Ordinal).ToArray();
            for (var i = 0; sorted.Length > 1 && i < sorted.Length; i++)
            {
                var other = sorted[i == 0 ? 1 : 0].Record;
                var product = same.Key.Substring(0, same.Key.IndexOf(' '));
                end.ReportDiagnostic(Rule.Report(
                    sorted[i].Place, sorted[i].Record.Name,
                    $"is '{product}' of the same major version as '{other.ToDisplayString()}'; give it an id of its own, another major version, or make it a port ([DataProductPort])"));
            }
        }
    }
}
