using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0109: the column that the jurisdiction is derived from may be null.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableCountryAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.NullableCountry,
        DiagnosticSeverity.Warning,
        "A jurisdiction derived from a column that may be null",
        "A row without a country goes to the quarantine, so no row of the product lacks one; the contract should not say that it may.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol derived
                && derived.Annotation(KnownTypes.JurisdictionOfAttribute)?.Argument("From") is string from
                && CountryNamed(record, from) is { Type.NullableAnnotation: NullableAnnotation.Annotated } country)
            {
                context.ReportDiagnostic(Descriptor.Report(
                    country.Place(), country.Name,
                    $"may be null, and '{derived.Name}' is derived from it: a row without it goes to the quarantine; take the '?' away",
                    Remedy.RemoveQuestionMark));
            }
        }
    }

    private static IPropertySymbol? CountryNamed(INamedTypeSymbol record, string name)
    {
        foreach (var member in record.GetMembers(name))
        {
            if (member is IPropertySymbol property && ColumnReader.IsColumn(property))
            {
                return property;
            }
        }

        return null;
    }
}
