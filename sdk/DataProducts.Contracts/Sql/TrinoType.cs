namespace DataProducts.Contracts;

/// <summary>A lake type in Trino, as its Iceberg connector reads it; <c>docs/types.md</c> has the table.</summary>
internal static class TrinoType
{
    public static string Of(LakeType type) => Of(type, _ => null);

    /// <summary>Gives the type where an engine lacks some of Trino's.</summary>
    /// <param name="type">The type.</param>
    /// <param name="instead">The engine's own name of a primitive kind; null for Trino's.</param>
    public static string Of(LakeType type, Func<LakeKind, string?> instead) => instead(type.Kind) ?? type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "integer",
        LakeKind.Long => "bigint",
        LakeKind.Float => "real",
        LakeKind.Double => "double",
        LakeKind.Decimal => FormattableString.Invariant($"decimal({type.Precision}, {type.Scale})"),
        LakeKind.Date => "date",
        LakeKind.Time => "time(6)",
        LakeKind.TimestampTz => "timestamp(6) with time zone",
        LakeKind.String => "varchar",
        LakeKind.Uuid => "uuid",
        LakeKind.Fixed or LakeKind.Binary => "varbinary",
        LakeKind.Struct => $"row({string.Join(", ", type.Children.Select(field => $"{SqlText.Name(field.Name)} {Of(field.Type, instead)}"))})",
        LakeKind.List => $"array({Of(type.Children[0].Type, instead)})",
        LakeKind.Map => $"map({Of(type.Children[0].Type, instead)}, {Of(type.Children[1].Type, instead)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
