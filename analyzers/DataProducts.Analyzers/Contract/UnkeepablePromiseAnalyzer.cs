using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0232: a reference, quality rule, retention, retired name or partition that the port cannot keep.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnkeepablePromiseAnalyzer() : FindingAnalyzer(Rule, Concern.Promise)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnkeepablePromise,
        DiagnosticSeverity.Error,
        "A promise that the port cannot keep",
        "References, quality rules, retention, retired names and partitions name columns of the port, "
        + "and are promised to those who read it.");
}
