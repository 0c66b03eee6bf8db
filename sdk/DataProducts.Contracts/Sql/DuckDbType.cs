namespace DataProducts.Contracts;

/// <summary>A lake type in DuckDB; <c>docs/types.md</c> has the table.</summary>
internal static class DuckDbType
{
    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "INTEGER",
        LakeKind.Long => "BIGINT",
        LakeKind.Float => "FLOAT",
        LakeKind.Double => "DOUBLE",
        LakeKind.Decimal => FormattableString.Invariant($"DECIMAL({type.Precision}, {type.Scale})"),
        LakeKind.Date => "DATE",
        LakeKind.Time => "TIME",
        LakeKind.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid => "UUID",
        LakeKind.Fixed or LakeKind.Binary => "BLOB",
        LakeKind.Struct => $"STRUCT({string.Join(", ", type.Children.Select(field => $"{SqlText.Name(field.Name)} {Of(field.Type)}"))})",
        LakeKind.List => $"{Of(type.Children[0].Type)}[]",
        LakeKind.Map => $"MAP({Of(type.Children[0].Type)}, {Of(type.Children[1].Type)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
