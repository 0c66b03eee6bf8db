namespace DataProducts.Contracts;

/// <summary>A lake type in an Open Semantic Interchange model: what a view for Athena shows; <c>docs/types.md</c> has the table.</summary>
internal static class OsiType
{
    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "Boolean",
        LakeKind.Int or LakeKind.Long => "Integer",
        LakeKind.Float or LakeKind.Double => "Float",
        LakeKind.Decimal => "Decimal",
        LakeKind.Date => "Date",
        LakeKind.TimestampTz => "DateTime",
        LakeKind.String or LakeKind.Uuid or LakeKind.Time => "String",
        LakeKind.Fixed or LakeKind.Binary or LakeKind.Struct or LakeKind.List or LakeKind.Map => "Opaque",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
