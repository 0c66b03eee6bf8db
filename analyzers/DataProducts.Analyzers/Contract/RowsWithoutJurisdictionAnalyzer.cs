using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0208: rows that belong to no jurisdiction.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowsWithoutJurisdictionAnalyzer() : FindingAnalyzer(Rule, Concern.Jurisdiction)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.RowsWithoutJurisdiction,
        DiagnosticSeverity.Error,
        "Rows without a jurisdiction",
        "A port is one table a jurisdiction, so each row belongs to one, also where no personal data is in it.");
}
