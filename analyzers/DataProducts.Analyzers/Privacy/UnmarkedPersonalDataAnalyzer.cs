using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0102: a name that looks like personal data, without <c>[Pii]</c> or <c>[NotPersonal]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmarkedPersonalDataAnalyzer() : RecordAnalyzer(Rule)
{
    /// <summary>The diagnostic's property with the annotation that a fix writes, without brackets.</summary>
    internal const string Annotation = nameof(Annotation);

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnmarkedPersonalData,
        DiagnosticSeverity.Warning,
        "A name that looks like personal data",
        "Personal data is tokenised only where it is marked. A property whose name looks like it says which it is.");

    /// <summary>Gives the annotation that marks a kind: a token where there is one for it, else a restriction.</summary>
    internal static string? MarkOf(IPropertySymbol property, string kind, Compilation compilation)
    {
        if (!PersonalDataKinds.IsTokenised(kind, compilation))
        {
            return "Classified(Classification.Restricted)";
        }

        return PersonalDataSuspicion.CanBeMarked(property.Type, kind) ? $"Pii(PiiKind.{kind})" : null;
    }

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        var places = PartitionColumns.Of(record);
        foreach (var member in record.GetMembers())
        {
            if (member is not IPropertySymbol property || !ColumnReader.IsColumn(property))
            {
                continue;
            }

            if (PersonalDataSuspicion.Nested(property) is { } nested)
            {
                context.ReportDiagnostic(Descriptor.Report(
                    property.Place(), property.Name,
                    $"holds '{nested.Path}', which looks like {PersonalDataKinds.Describe(nested.Kind)}, inside a nested value, where nothing is tokenised; "
                    + "make it a column of its own, or write [NotPersonal(\"why\")]"));
            }
            else if (!PersonalDataInKeyAnalyzer.NamesRows(property, places)
                && PersonalDataSuspicion.KindOf(property, context.Compilation) is { } kind)
            {
                Report(context, property, kind);
            }
        }
    }

    private void Report(SymbolAnalysisContext context, IPropertySymbol property, string kind)
    {
        var mark = MarkOf(property, kind, context.Compilation);
        var properties = mark is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Annotation, mark);
        var way = PersonalDataKinds.IsTokenised(kind, context.Compilation)
            ? $"looks like personal data; {(mark is null ? $"make it a string{(kind == "BirthDate" ? " or a DateOnly?" : "")} with [Pii(PiiKind.{kind})]" : $"add [{mark}]")}, or [NotPersonal(\"why\")]"
            : $"looks like {PersonalDataKinds.Describe(kind)}, which no PiiKind stands for; leave it out of the product, show it only where policy permits "
                + "([Classified(Classification.Restricted)]), or say why it is none ([NotPersonal(\"why\")])";
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, property.Place(), properties, property.Name, way));
    }
}
