using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[DefaultValue]</c>: what a row has where its source has nothing.</summary>
internal static class DefaultReader
{
    public static string? Read(IPropertySymbol property, ColumnType type, bool nullable, MemberFindings findings)
    {
        var annotation = property.GetAttributes().FirstOrDefault(static one => one.AttributeClass.IsSystem(KnownTypes.DefaultValueAttribute));
        if (annotation is null)
        {
            return null;
        }

        if (nullable)
        {
            findings.Add(
                Concern.Contradiction, annotation,
                "is nullable, so that a missing value is null and not its [DefaultValue]; take the '?' away, or [DefaultValue]",
                Remedy.RemoveQuestionMark | Remedy.RemoveAnnotation);
            return null;
        }

        if (property.Has(KnownTypes.KeyAttribute) || property.Has(KnownTypes.SubjectAttribute) || property.Has(KnownTypes.PiiAttribute))
        {
            findings.Add(
                Concern.Contradiction, annotation,
                "names a row or a person or is personal data, which is never made up; take [DefaultValue] away", Remedy.RemoveAnnotation);
            return null;
        }

        // [DefaultValue(typeof(DateOnly), "2026-01-31")] has the value as a text in the second place.
        var value = annotation.ConstructorArguments.Length == 0 ? default : annotation.ConstructorArguments[annotation.ConstructorArguments.Length - 1];
        if (!type.IsNested && type.Kind != ColumnKind.Jurisdiction && SourceForm.Of(value, type) is { } text)
        {
            return text;
        }

        findings.Add(
            Concern.ValueRule, annotation,
            "has a [DefaultValue] that is no value of its type; write it as a source does, for example [DefaultValue(\"2026-01-31\")] on a DateOnly");
        return null;
    }
}
