namespace DataProducts.Contracts;

/// <summary>A primitive lake type as a GraphQL scalar; <c>docs/types.md</c> has the table.</summary>
internal static class GraphQlType
{
    private static readonly Dictionary<string, string> Specifications = new(StringComparer.Ordinal)
    {
        ["Long"] = "A whole number of 64 bits, as a string where a client's numbers are narrower.",
        ["Decimal"] = "An exact decimal number, as a string.",
        ["Date"] = "A day: ISO 8601, for example 2026-11-22.",
        ["Time"] = "A time of day without a zone, in microseconds: ISO 8601, for example 13:45:30.000001.",
        ["DateTime"] = "A point of time in UTC, in microseconds: RFC 3339.",
        ["UUID"] = "RFC 9562.",
        ["Base64"] = "Bytes: RFC 4648 §4.",
    };

    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "Boolean",
        LakeKind.Int => "Int",
        LakeKind.Long => "Long",
        LakeKind.Float or LakeKind.Double => "Float",
        LakeKind.Decimal => "Decimal",
        LakeKind.Date => "Date",
        LakeKind.Time => "Time",
        LakeKind.TimestampTz => "DateTime",
        LakeKind.String => "String",
        LakeKind.Uuid => "UUID",
        LakeKind.Fixed or LakeKind.Binary => "Base64",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gives what a scalar of ours means; null for one of GraphQL's own.</summary>
    public static string? MeaningOf(string scalar) => Specifications.GetValueOrDefault(scalar);
}
