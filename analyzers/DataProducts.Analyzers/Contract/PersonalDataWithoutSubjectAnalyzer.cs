using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Contract;

/// <summary>DP0206: personal data of nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PersonalDataWithoutSubjectAnalyzer() : FindingAnalyzer(Rule, Concern.Subject)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.PersonalDataWithoutSubject,
        DiagnosticSeverity.Error,
        "Personal data of nobody",
        "Erasure is by person. A record with [Pii] says whose data a row is: by [Subject], or by a key of one column.");
}
