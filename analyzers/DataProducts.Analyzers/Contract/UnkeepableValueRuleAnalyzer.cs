using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0231: a rule of values that the property cannot keep.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnkeepableValueRuleAnalyzer() : FindingAnalyzer(Rule, Concern.ValueRule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnkeepableValueRule,
        DiagnosticSeverity.Error,
        "A rule of values that the property cannot keep",
        "A validation attribute becomes a rule of the contract by which rows are quarantined, "
        + "so it has to fit the type, and to be checked in time that grows with the value alone.");
}
