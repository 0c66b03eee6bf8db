using System.Globalization;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the conditions under which a value breaks its rules.</summary>
internal static class RuleText
{
    /// <summary>Gives each rule's name beside the condition that it is broken.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="type">The value's type.</param>
    /// <param name="value">The expression of the value, which is present.</param>
    /// <param name="patterns">The regular expressions, with the class that holds them.</param>
    public static IEnumerable<(string Rule, string Broken)> Of(ValueRules rules, ColumnType type, string value, Func<string, string> patterns)
    {
        var held = Held(type, value);
        if (type.Held is ScalarType scalar && Outside(rules, scalar, held) is { } outside)
        {
            yield return ("Range", outside);
        }

        if (rules.MinimumLength is not null || rules.MaximumLength is not null)
        {
            yield return ("Length", Length(rules, type, held));
        }

        if (rules.Pattern is { } pattern)
        {
            yield return ("Pattern", $"!{patterns(pattern)}.IsMatch({held})");
        }
    }

    /// <summary>Gives the condition that a value is there and breaks a rule.</summary>
    public static string IfPresent(string value, string local, string broken) =>
        $"{value} is {{ }} {local} && " + (broken.Contains(" || ") ? $"({broken})" : broken);

    /// <summary>Gives the value that the lake holds of a value object, or the value itself.</summary>
    public static string Held(ColumnType type, string value) => type is ValueObjectType one ? $"{value}.{CSharpText.Name(one.Property)}" : value;

    private static string? Outside(ValueRules rules, ScalarType type, string value)
    {
        var parts = new List<string>();
        if (rules.Minimum is { } minimum)
        {
            parts.Add($"{value} {(rules.ExclusiveMinimum ? "<=" : "<")} {Literal(minimum, type)}");
        }

        if (rules.Maximum is { } maximum)
        {
            parts.Add($"{value} {(rules.ExclusiveMaximum ? ">=" : ">")} {Literal(maximum, type)}");
        }

        return parts.Count == 0 ? null : string.Join(" || ", parts);
    }

    private static string Literal(string text, ScalarType type) => type.Kind switch
    {
        ColumnKind.Int => text,
        ColumnKind.Long => text + "L",
        ColumnKind.Float or ColumnKind.Double => text + "d",
        ColumnKind.Decimal => text + "m",
        ColumnKind.Date => Date(new DateTime(SourceForm.Ticks(text))),
        ColumnKind.Time => $"new global::System.TimeOnly({Ticks(text)})",
        ColumnKind.DateTime => $"new global::System.DateTime({Ticks(text)}, global::System.DateTimeKind.Utc)",
        _ => $"new global::System.DateTimeOffset({Ticks(text)}, global::System.TimeSpan.Zero)",
    };

    private static string Date(DateTime day) =>
        string.Format(CultureInfo.InvariantCulture, "new global::System.DateOnly({0}, {1}, {2})", day.Year, day.Month, day.Day);

    private static string Ticks(string text) => SourceForm.Ticks(text).ToString(CultureInfo.InvariantCulture) + "L";

    private static string Length(ValueRules rules, ColumnType type, string value)
    {
        var (minimum, maximum) = (Number(rules.MinimumLength ?? 0), rules.MaximumLength is { } most ? Number(most) : null);
        if (type.IsText)
        {
            return $"!global::DataProducts.RowCheck.HasLength({value}, {minimum}, {maximum ?? "int.MaxValue"})";
        }

        var count = type.Held.Kind == ColumnKind.Binary || type is ListType { Shape: ListShape.Array or ListShape.ImmutableArray } ? "Length" : "Count";
        var parts = new List<string>();
        if (rules.MinimumLength is not null)
        {
            parts.Add($"{value}.{count} < {minimum}");
        }

        if (maximum is not null)
        {
            parts.Add($"{value}.{count} > {maximum}");
        }

        return string.Join(" || ", parts);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
