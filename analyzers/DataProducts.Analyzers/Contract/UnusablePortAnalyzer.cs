using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0209: a port of no product, or one that cannot be told from another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusablePortAnalyzer() : FindingAnalyzer(Rule, Concern.Port)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnusablePort,
        DiagnosticSeverity.Error,
        "A port of no product, or one that cannot be told from another",
        "A port belongs to a product of the same project, and its name becomes names of tables, row types and versions.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        base.Check(record, context);
        if (record.Annotation(KnownTypes.DataProductPortAttribute) is not { } annotation
            || FurtherPortReader.ProductOf(annotation) is not { } product
            || product.Annotation(KnownTypes.DataProductAttribute) is not { } home
            || annotation.Argument(1) is not string name)
        {
            return;
        }

        if (name == ProductReader.PortName(home))
        {
            Report($"has the port name '{name}', which is the product's own record '{product.Name}'; choose another");
        }
        else if (PortRecords.Of(product, context.Compilation).NamedLike(record, name) is { } other)
        {
            Report($"has the port name '{name}', as '{other.Name}' has; rename one");
        }

        void Report(string reason) => context.ReportDiagnostic(Descriptor.Report(annotation.Place(), record.Name, reason));
    }
}
