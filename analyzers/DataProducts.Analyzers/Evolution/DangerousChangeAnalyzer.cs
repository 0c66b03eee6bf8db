using DataProducts.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>DP0221: a dangerous change without a new minor version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DangerousChangeAnalyzer() : UnraisedVersionAnalyzer(Rule, VersionBump.Minor)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.DangerousChange,
        DiagnosticSeverity.Error,
        "A dangerous change without a new minor version",
        "Code, reports or grants of consumers may behave otherwise than with the baseline in contracts/; a new minor tells them to look.");
}
