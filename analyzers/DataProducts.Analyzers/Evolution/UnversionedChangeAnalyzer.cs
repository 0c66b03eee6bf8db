using DataProducts.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>DP0222: a change without a new version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnversionedChangeAnalyzer() : UnraisedVersionAnalyzer(Rule, VersionBump.Patch)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnversionedChange,
        DiagnosticSeverity.Warning,
        "A change without a new version",
        "Nobody is hurt, but two different contracts would have one version, and no catalog could tell them apart.");
}
