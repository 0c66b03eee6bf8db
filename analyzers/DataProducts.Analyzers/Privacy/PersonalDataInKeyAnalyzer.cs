using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0103: personal data in clear where it cannot be hidden: in a key or a partition. Of a partition by what is marked DP0232 speaks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PersonalDataInKeyAnalyzer() : RecordAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.PersonalDataInKey,
        DiagnosticSeverity.Error,
        "Personal data in clear in a key or a partition",
        "A key names rows in quarantines and audit records, and a partition's value stands in names of files and metadata of tables: no mask "
        + "reaches them.");

    /// <summary>Tells whether the property's values name rows or divide the table.</summary>
    internal static bool NamesRows(IPropertySymbol property, IReadOnlyCollection<string> partitions) =>
        property.Has(KnownTypes.KeyAttribute) || property.Has(KnownTypes.SubjectAttribute) || partitions.Contains(property.Name);

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        var partitions = PartitionColumns.Of(record);
        foreach (var member in record.GetMembers())
        {
            if (member is not IPropertySymbol property || !ColumnReader.IsColumn(property) || !NamesRows(property, partitions))
            {
                continue;
            }

            if (PersonalDataSuspicion.KindOf(property, context.Compilation) is { } kind)
            {
                ReportInClear(context, property, kind, partitions);
            }
        }
    }

    private void ReportInClear(SymbolAnalysisContext context, IPropertySymbol property, string kind, IReadOnlyCollection<string> partitions)
    {
        var mark = PersonalDataKinds.IsTokenised(kind, context.Compilation) && !partitions.Contains(property.Name)
            ? UnmarkedPersonalDataAnalyzer.MarkOf(property, kind, context.Compilation)
            : null;
        var properties = mark is null ? null : ImmutableDictionary<string, string?>.Empty.Add(UnmarkedPersonalDataAnalyzer.Annotation, mark);
        var place = partitions.Contains(property.Name) ? "divides the table" : "names rows";
        var way = mark is null ? "choose a column that is not" : $"add [{mark}], choose another column";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, property.Place(), properties, property.Name,
            $"{place} and looks like {PersonalDataKinds.Describe(kind)} in clear; {way}, or write [NotPersonal(\"why\")]"));
    }
}
