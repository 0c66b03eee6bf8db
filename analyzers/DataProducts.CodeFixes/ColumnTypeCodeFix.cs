using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0201: says how many digits a decimal keeps, or chooses the nearest type that the lake holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ColumnTypeCodeFix))]
[Shared]
public sealed class ColumnTypeCodeFix() : TextCodeFix(RuleIds.UnholdableColumn)
{
    private const string Money = "[Precision(18, 2)]";

    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
            || one.Model.GetDeclaredSymbol(property, one.Cancellation) is not { } symbol)
        {
            yield break;
        }

        var type = symbol.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped
            ? wrapped.TypeArguments[0]
            : symbol.Type;
        if (type.SpecialType == SpecialType.System_Decimal && !symbol.Has(KnownTypes.PrecisionAttribute) && !symbol.Has(KnownTypes.PiiAttribute))
        {
            var line = Money.Insert(1, OurNames.Prefix(one.Model, property.SpanStart));
            yield return ($"Keep 18 digits, 2 of them after the point: {Money}", "precision", [MemberText.Before(property, one.Text, line)]);
        }
        else if ((symbol.Has(KnownTypes.PiiAttribute) ? "string" : Nearest(type)) is { } nearest && one.Node.FirstAncestorOrSelf<AttributeSyntax>() is null)
        {
            var written = property.Type is NullableTypeSyntax nullable ? nullable.ElementType : property.Type;
            yield return ($"Make it {Indefinite(nearest)}", "type", [new(written.Span, nearest)]);
        }
    }

    // Each holds every value of the type in its place, but for offsets: a DateTime has none.
    private static string? Nearest(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 => "int",
        SpecialType.System_UInt32 => "long",
        SpecialType.System_Char => "string",
        SpecialType.System_DateTime => "DateTimeOffset",
        _ when type is { Name: "Uri", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => "string",
        _ when type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => "float",
        _ => null,
    };

    private static string Indefinite(string type) => type == "int" ? "an int" : "a " + type;
}
