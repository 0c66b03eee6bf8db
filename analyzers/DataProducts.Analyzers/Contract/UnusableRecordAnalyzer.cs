using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0204: a record or identity that no product can be made of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableRecordAnalyzer() : FindingAnalyzer(Rule, Concern.Identity)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnusableRecord,
        DiagnosticSeverity.Error,
        "A record or identity that no product can be made of",
        "Code is added to a partial record that has a key, and the product's id, version and jurisdiction "
        + "become names of tables, policies and files.");
}
