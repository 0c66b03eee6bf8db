using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0207: annotations that contradict each other or have no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContradictoryAnnotationAnalyzer() : FindingAnalyzer(Rule, Concern.Contradiction)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.ContradictoryAnnotation,
        DiagnosticSeverity.Error,
        "Annotations that contradict each other or have no effect",
        "An annotation that cannot be followed would be a promise that the platform does not keep.");
}
