namespace DataProducts.Contracts;

/// <summary>What Snowflake makes of Iceberg's types (Snowflake, "Data types for Apache Iceberg tables"); <c>docs/types.md</c> has the
/// table.</summary>
internal static class SnowflakeType
{
    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "NUMBER(10, 0)",
        LakeKind.Long => "NUMBER(19, 0)",
        LakeKind.Float or LakeKind.Double => "FLOAT",
        LakeKind.Decimal => FormattableString.Invariant($"NUMBER({type.Precision}, {type.Scale})"),
        LakeKind.Date => "DATE",
        LakeKind.Time => "TIME(6)",
        LakeKind.TimestampTz => "TIMESTAMP_LTZ(6)",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid => "BINARY(16)",
        LakeKind.Fixed or LakeKind.Binary => "BINARY",
        LakeKind.Struct or LakeKind.Map => "OBJECT",
        LakeKind.List => "ARRAY",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
