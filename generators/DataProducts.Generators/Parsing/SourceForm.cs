using System.Globalization;
using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Values as a source writes them: what <c>FieldReader</c> reads when rows come, checked when the annotation is read.</summary>
internal static class SourceForm
{
    private static readonly string[] Moments =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd"];

    private static readonly string[] Times = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    /// <summary>Gives a constant's text in the one form of the type, or null where it is no value of the type.</summary>
    public static string? Of(TypedConstant constant, ColumnType type) => type switch
    {
        EnumType one => (constant.EnumName() ?? constant.Value as string) is { } name && one.Members.Contains(name) && IsOf(constant, one) ? name : null,
        _ when type.Held is ScalarType scalar && constant.Kind == TypedConstantKind.Primitive => Of(constant.Value, scalar),
        _ => null,
    };

    /// <summary>Gives a value's text in the one form of the type, or null where it is no value of the type.</summary>
    public static string? Of(object? value, ScalarType type) => (type.Kind, value) switch
    {
        (_, null) => null,
        (ColumnKind.Boolean, bool truth) => truth ? "true" : "false",
        (ColumnKind.String, string text) => text.Length > 0 && IsWellFormed(text) ? text : null,
        (_, string text) => Canonical(text, type),
        (ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal, double number) => Canonical(Plain(number), type),
        (ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal, float number) => Canonical(Plain(number), type),
        (ColumnKind.Boolean or ColumnKind.String, _) or (_, bool or char) => null,
        _ => Canonical(((IFormattable)value).ToString(value is float or double ? "R" : null, CultureInfo.InvariantCulture), type),
    };

    /// <summary>Gives a number or a point of time by which two texts of one type are compared.</summary>
    /// <param name="text">A text that <see cref="Of(object?, ScalarType)"/> gave.</param>
    /// <param name="type">Its type.</param>
    public static IComparable Order(string text, ScalarType type) => type.Kind switch
    {
        ColumnKind.Float or ColumnKind.Double => double.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Date or ColumnKind.Time or ColumnKind.TimestampTz or ColumnKind.DateTime => Ticks(text),
        _ => decimal.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>Gives the ticks of a day, a time of day or a point of time in UTC.</summary>
    public static long Ticks(string text) =>
        text.Length > 2 && text[2] == ':'
            ? DateTime.ParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None).TimeOfDay.Ticks
            : DateTimeOffset.ParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks;

    private static string? Canonical(string text, ScalarType type)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type.Kind)
        {
            case ColumnKind.Boolean:
                return text is "true" or "false" ? text : null;
            case ColumnKind.Int:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole.ToString(culture) : null;
            case ColumnKind.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var big) ? big.ToString(culture) : null;
            case ColumnKind.Float or ColumnKind.Double:
                return double.TryParse(text, NumberStyles.Float, culture, out var number) && IsFinite(number, type.Kind)
                    ? number.ToString("R", culture)
                    : null;
            case ColumnKind.Decimal:
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, culture, out var exact) && Fits(exact, type)
                    ? exact.ToString(culture)
                    : null;
            case ColumnKind.Uuid:
                return Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;
            case ColumnKind.Date:
                return IsMoment(text, "yyyy-MM-dd") ? text : null;
            case ColumnKind.Time:
                return IsMoment(text, Times) ? text : null;
            case ColumnKind.TimestampTz or ColumnKind.DateTime:
                return DateTimeOffset.TryParseExact(text, Moments, culture, DateTimeStyles.AssumeUniversal, out _) ? text : null;
            default:
                return null;
        }
    }

    // Of another enumeration a member may have the same name and mean something else.
    private static bool IsOf(TypedConstant constant, EnumType type) =>
        constant.Kind == TypedConstantKind.Primitive || (constant.Type is { } given && ColumnTypeReader.KeywordOf(given) == type.Keyword);

    private static bool IsFinite(double number, ColumnKind kind) =>
        !double.IsNaN(number) && !double.IsInfinity(kind == ColumnKind.Float ? (float)number : number);

    private static bool Fits(decimal number, ScalarType type)
    {
        var text = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.');
        var whole = (point < 0 ? text : text.Substring(0, point)).TrimStart('0');
        var fraction = point < 0 ? "" : text.Substring(point + 1).TrimEnd('0');
        return fraction.Length <= type.Scale && whole.Length <= type.Precision - type.Scale;
    }

    // Without an exponent, which a decimal column does not read.
    private static string Plain(double number) =>
        Math.Abs(number) < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsMoment(string text, params string[] forms) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
