using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0110: a token mode that cannot do what its column promises.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnkeepableTokenModeAnalyzer() : FindingAnalyzer(Rule, Concern.TokenMode)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnkeepableTokenMode,
        DiagnosticSeverity.Error,
        "A token mode that cannot be kept",
        "What stands in the place of a value can be joined, opened or neither, by its mode. An annotation that asks for more would be a promise "
        + "that the platform does not keep, or a protection that is none.");
}
