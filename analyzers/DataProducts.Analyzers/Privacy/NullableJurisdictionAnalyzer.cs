using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0108: a jurisdiction that a row may lack.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableJurisdictionAnalyzer() : FindingAnalyzer(Rule, Concern.NullableJurisdiction)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.NullableJurisdiction,
        DiagnosticSeverity.Error,
        "A jurisdiction that a row may lack",
        "A row without a jurisdiction has no table and no vault, so the derived column is never null.");
}
