using System.Globalization;
using DataProducts.Generators.Parsing;

namespace DataProducts.Cli.Import;

/// <summary>Writes what annotates a property.</summary>
internal static class PropertyAttributes
{
    public static IEnumerable<string> Of(PlannedProperty property)
    {
        var column = property.Column;
        if (property.Key)
        {
            yield return "Key";
        }

        if (property.Pii is { } kind)
        {
            yield return $"Pii(PiiKind.{kind})";
        }
        else if (column.Classification != Classification.Internal)
        {
            yield return $"Classified(Classification.{column.Classification})";
        }

        if (column.Unique && !property.Key && !property.Type.IsNested)
        {
            yield return "Unique";
        }

        if (property.Type.Kind == LakeKind.Decimal)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Precision({property.Type.Precision}, {property.Type.Scale})");
        }

        foreach (var limit in Limits(property))
        {
            yield return limit;
        }

        if (column.Unit is { Length: > 0 and <= 32 } unit)
        {
            yield return $"Unit({CSharpLiteral.Of(unit)})";
        }

        if (column.Deprecated)
        {
            yield return "Obsolete";
        }

        if (!string.Equals(SnakeCase.Of(property.Name), column.Name, StringComparison.Ordinal))
        {
            yield return $"From({CSharpLiteral.Of(column.Name)})";
        }
    }

    /// <summary>Tells whether an annotation is .NET's own: such a file needs its namespace, where a name of ours stands too.</summary>
    public static bool HasLimits(PlannedProperty property) => Limits(property).Any();

    private static IEnumerable<string> Limits(PlannedProperty property)
    {
        var column = property.Column;
        if (property.Type.Kind is LakeKind.String && (column.MaximumLength ?? column.MinimumLength) is not null)
        {
            var least = column.MinimumLength is > 0 and var minimum ? string.Create(CultureInfo.InvariantCulture, $", MinimumLength = {minimum}") : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"StringLength({column.MaximumLength ?? int.MaxValue}{least})");
        }
        else if (property.Type.Kind is LakeKind.Binary && column.MaximumLength is { } bytes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"MaxLength({bytes})");
        }

        if (property.Type.Kind is LakeKind.String && column.Pattern is { } pattern)
        {
            yield return $"RegularExpression({CSharpLiteral.Of(pattern)})";
        }

        if (column is { Minimum: { } from, Maximum: { } to } && HasRange(property.Type.Kind))
        {
            yield return $"Range(typeof({ScalarTypes.NameOf(property.Type.Kind)}), {CSharpLiteral.Of(from)}, {CSharpLiteral.Of(to)})";
        }
    }

    // Times are written in many forms, so a foreign range of them is not taken over.
    private static bool HasRange(LakeKind kind) =>
        kind is LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal or LakeKind.Date;
}
