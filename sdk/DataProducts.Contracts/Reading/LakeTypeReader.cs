using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Reads a type as <see cref="LakeType.ToString"/> writes it, and nothing else: no other spelling, no other spacing.</summary>
internal static class LakeTypeReader
{
    private const int MaximumPrecision = 38;
    private const int MaximumScale = 28; // System.Decimal has no more

    private static readonly LakeType[] Simple =
    [
        new(LakeKind.Boolean), new(LakeKind.Int), new(LakeKind.Long), new(LakeKind.Float), new(LakeKind.Double), new(LakeKind.Date), new(LakeKind.Time),
        new(LakeKind.TimestampTz), new(LakeKind.String), new(LakeKind.Uuid), new(LakeKind.Binary),
    ];

    public static bool TryParse(string text, out LakeType type)
    {
        foreach (var simple in Simple)
        {
            if (string.Equals(simple.ToString(), text, StringComparison.Ordinal))
            {
                type = simple;
                return true;
            }
        }

        return TryParseDecimal(text, out type);
    }

    private static bool TryParseDecimal(string text, out LakeType type)
    {
        type = default;
        const string Opening = "decimal(";
        const string Separator = ", ";
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        if (!text.StartsWith(Opening, StringComparison.Ordinal) || !text.EndsWith(')') || separator < Opening.Length
            || !TryParseNumber(text.AsSpan(Opening.Length, separator - Opening.Length), out var precision)
            || !TryParseNumber(text.AsSpan(separator + Separator.Length)[..^1], out var scale))
        {
            return false;
        }

        type = new(LakeKind.Decimal, precision, scale);
        return precision is >= 1 and <= MaximumPrecision && scale <= MaximumScale && scale <= precision
            && string.Equals(type.ToString(), text, StringComparison.Ordinal); // refuses leading zeros
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
