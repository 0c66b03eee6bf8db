using System.Globalization;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads the names of Iceberg's primitive types (Iceberg specification, Appendix C).</summary>
internal static class TypeText
{
    /// <summary>Says whether a text names a primitive type of version 2, and which lake type it is.</summary>
    public static bool TryParse(string text, out LakeType? type)
    {
        LakeKind? kind = text switch
        {
            "boolean" => LakeKind.Boolean,
            "int" => LakeKind.Int,
            "long" => LakeKind.Long,
            "float" => LakeKind.Float,
            "double" => LakeKind.Double,
            "date" => LakeKind.Date,
            "time" => LakeKind.Time,
            "timestamp" => LakeKind.Timestamp,
            "timestamptz" => LakeKind.TimestampTz,
            "string" => LakeKind.String,
            "uuid" => LakeKind.Uuid,
            "binary" => LakeKind.Binary,
            _ => null,
        };
        type = kind is { } simple ? new LakeType(simple) : Parametrised(text);
        return type is not null;
    }

    private static LakeType? Parametrised(string text)
    {
        if (Inside(text, "fixed[", "]") is { } length)
        {
            return Number(length) is { } bytes and > 0 ? new LakeType(LakeKind.Fixed, bytes) : null;
        }

        if (Inside(text, "decimal(", ")") is not { } pair || pair.IndexOf(',', StringComparison.Ordinal) is not (> 0 and var comma))
        {
            return null;
        }

        return Number(pair[..comma].Trim()) is { } precision and >= 1 and <= 38
            && Number(pair[(comma + 1)..].Trim()) is { } scale && scale <= precision
            ? new LakeType(LakeKind.Decimal, precision, scale)
            : null;
    }

    private static string? Inside(string text, string start, string end) =>
        text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal)
            ? text[start.Length..^end.Length].Trim()
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
