using DataProducts.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>DP0220: a breaking change without a new major version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BreakingChangeAnalyzer() : UnraisedVersionAnalyzer(Rule, VersionBump.Major)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.BreakingChange,
        DiagnosticSeverity.Error,
        "A breaking change without a new major version",
        "What the baseline in contracts/ promises no longer holds. Who relies on it stays on the old major until they have moved.");
}
