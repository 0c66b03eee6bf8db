namespace DataProducts.Contracts;

/// <summary>A lake type in the Glue Data Catalog, as Iceberg writes it there (<c>IcebergToGlueConverter</c>); <c>docs/types.md</c> has the
/// table.</summary>
internal static class GlueType
{
    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "bigint",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.Decimal => FormattableString.Invariant($"decimal({type.Precision},{type.Scale})"),
        LakeKind.Date => "date",
        LakeKind.TimestampTz => "timestamp",
        LakeKind.String or LakeKind.Uuid or LakeKind.Time => "string",
        LakeKind.Fixed or LakeKind.Binary => "binary",
        LakeKind.Struct => $"struct<{string.Join(',', type.Children.Select(field => $"{field.Name}:{Of(field.Type)}"))}>",
        LakeKind.List => $"array<{Of(type.Children[0].Type)}>",
        LakeKind.Map => $"map<{Of(type.Children[0].Type)},{Of(type.Children[1].Type)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
