using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0104: a deterministic token over a handful of values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenOfFewValuesAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.TokenOfFewValues,
        DiagnosticSeverity.Warning,
        "A deterministic token of few values",
        "Equal values give equal tokens. Of few values whoever counts the tokens reads them: the commoner half of a gender column is known at "
        + "once. Such a column has a token for each row, or is masked.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol property
                && ColumnReader.IsColumn(property)
                && property.Annotation(KnownTypes.PiiAttribute) is { } pii
                && pii.EnumArgument(PersonalDataReader.Mode, PersonalData.Deterministic)
                    is PersonalData.Deterministic or PersonalData.OneWay or PersonalData.FormatPreserving
                && FewValues.Reason(property) is { } reason)
            {
                context.ReportDiagnostic(Descriptor.Report(
                    pii.Place(), property.Name,
                    $"{reason}, and equal values have equal tokens, so counting them reveals them; write Mode = TokenMode.Random, or "
                    + "[Classified(Classification.Restricted)] in place of [Pii]"));
            }
        }
    }
}
