using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0230: a nested type that the lake cannot hold, or in which personal data would be hidden.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnholdableNestingAnalyzer() : FindingAnalyzer(Rule, Concern.Nesting)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnholdableNesting,
        DiagnosticSeverity.Error,
        "A nested type that the lake cannot hold or protect",
        "A nested record is one column of the lake: it ends somewhere, can be made by generated code, "
        + "and holds nothing that would have to be a token or be masked.");
}
