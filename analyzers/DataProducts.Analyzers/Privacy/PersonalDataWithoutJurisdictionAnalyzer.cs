using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0101: personal data that no jurisdiction protects.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PersonalDataWithoutJurisdictionAnalyzer() : FindingAnalyzer(Rule, Concern.UnprotectedPersonalData)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.PersonalDataWithoutJurisdiction,
        DiagnosticSeverity.Error,
        "Personal data without a jurisdiction",
        "Each value of personal data lies in the vault of the jurisdiction that protects it. "
        + "A record with [Pii] says which: by a derived column, or one code for all rows.");
}
