using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0211: a row type that may be derived from.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsealedRecordAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnsealedRecord,
        DiagnosticSeverity.Info,
        "A row type that may be derived from",
        "A row has the columns of its contract. A type derived from it would hold more, which no reader and no writer knows.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (record is { IsRecord: true, IsSealed: false, IsAbstract: false, TypeKind: TypeKind.Class })
        {
            context.ReportDiagnostic(Descriptor.Report(
                record.Place(), record.Name, "may be derived from, and a derived row has columns that no contract names; write 'sealed'"));
        }
    }
}
