using System.Collections.Immutable;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0102: a name that looks like personal data, without <c>[Pii]</c> or <c>[NotPersonal]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmarkedPersonalDataAnalyzer() : RecordAnalyzer(Rule)
{
    /// <summary>The diagnostic's property that names the suggested member of <c>PiiKind</c>.</summary>
    internal const string SuggestedKind = nameof(SuggestedKind);

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.UnmarkedPersonalData,
        DiagnosticSeverity.Warning,
        "A name that looks like personal data",
        "Personal data is tokenised only where it is marked. A property whose name looks like it says which it is.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol property && ColumnReader.IsColumn(property) && SuspectedKind(property) is { } kind)
            {
                var canBeMarked = property.Type.SpecialType == SpecialType.System_String;
                var properties = canBeMarked ? ImmutableDictionary<string, string?>.Empty.Add(SuggestedKind, kind) : null;
                var way = canBeMarked ? $"add [Pii(PiiKind.{kind})]" : $"make it a string with [Pii(PiiKind.{kind})]";
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, property.Place(), properties, property.Name, $"looks like personal data; {way}, or [NotPersonal(\"why\")]"));
            }
        }
    }

    private static string? SuspectedKind(IPropertySymbol property)
    {
        if (property.Has(KnownTypes.PiiAttribute) || property.Has(KnownTypes.NotPersonalAttribute))
        {
            return null;
        }

        // A name that says little may be read from a column that says it: [From("email")] Contact.
        var source = property.Annotation(KnownTypes.FromAttribute)?.Argument(0) as string;
        var kind = PersonalDataNames.KindOf(property.Name) ?? (source is null ? null : PersonalDataNames.KindOf(source));
        return ColumnTypeReader.KindOf(property.Type, out _) switch
        {
            ColumnKind.String => kind,
            // A number named "emails" counts them; one named "card number" is one.
            ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal => kind is "EmailAddress" or "PostalAddress" ? null : kind,
            _ => null,
        };
    }
}
