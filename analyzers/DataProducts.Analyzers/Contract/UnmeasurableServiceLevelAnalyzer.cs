using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0205: a service level that cannot be measured.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmeasurableServiceLevelAnalyzer() : FindingAnalyzer(Rule, Concern.ServiceLevel)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnmeasurableServiceLevel,
        DiagnosticSeverity.Error,
        "A service level that cannot be measured",
        "A service level names a column of the record, durations of one length, and a target above 0 and at most 1.");
}
