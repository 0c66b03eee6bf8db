using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0201: a property that the lake cannot hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnholdableColumnAnalyzer() : FindingAnalyzer(Rule, Concern.ColumnType)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnholdableColumn,
        DiagnosticSeverity.Error,
        "A property that the lake cannot hold",
        "Columns have types that Parquet, Iceberg and every engine of the platform hold without loss.");
}
