using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0202: a product without owner or description.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProductWithoutOwnerAnalyzer() : FindingAnalyzer(Rule, Concern.Ownership)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.ProductWithoutOwner,
        DiagnosticSeverity.Error,
        "A product without owner or description",
        "A product names the team that answers for it and says in a sentence what one row is; the catalog shows both to strangers.");
}
