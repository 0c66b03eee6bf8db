using System.Collections.Immutable;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0107: free text in a row of a person.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FreeTextBesidePersonalDataAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.FreeTextBesidePersonalData,
        DiagnosticSeverity.Warning,
        "Free text beside personal data",
        "What people write about a person repeats what the tokens beside it hide. No token can stand for a part of a text.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        var personal = (string?)null;
        List<IPropertySymbol>? texts = null;
        foreach (var member in record.GetMembers())
        {
            if (member is not IPropertySymbol property || !ColumnReader.IsColumn(property))
            {
                continue;
            }

            if (property.Has(KnownTypes.PiiAttribute))
            {
                personal ??= property.Name;
            }
            else if (IsOpenText(property))
            {
                (texts ??= []).Add(property);
            }
        }

        if (personal is null || texts is null)
        {
            return;
        }

        foreach (var text in texts)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                text.Place(),
                ImmutableDictionary<string, string?>.Empty.Add(UnmarkedPersonalDataAnalyzer.Annotation, "Classified(Classification.Restricted)"),
                text.Name,
                $"is free text beside '{personal}' and may repeat it in clear; show it only where policy permits ([Classified(Classification.Restricted)]), "
                + "leave it out, or say why nobody is named in it ([NotPersonal(\"why\")])"));
        }
    }

    private static bool IsOpenText(IPropertySymbol property) =>
        ColumnTypeReader.KindOf(property.Type, out _) == ColumnKind.String
        && property.Type.SpecialType == SpecialType.System_String
        && !property.Has(KnownTypes.NotPersonalAttribute)
        && !property.Has(KnownTypes.ClassifiedAttribute)
        && FewValues.LimitOf(property) is null or > FewValues.LongestCode
        && FreeTextNames.IsFreeText(property.Name);
}
