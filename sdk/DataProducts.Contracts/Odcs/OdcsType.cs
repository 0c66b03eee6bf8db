namespace DataProducts.Contracts;

/// <summary>A lake type in the words of ODCS 3.2.0; <c>docs/types.md</c> has the table.</summary>
/// <param name="Logical">The <c>logicalType</c>.</param>
/// <param name="Options">The <c>logicalTypeOptions</c>, or null.</param>
internal sealed record OdcsType(string Logical, YamlMap? Options)
{
    public static OdcsType Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => new("boolean", null),
        LakeKind.Int => new("integer", Format("i32")),
        LakeKind.Long => new("integer", Format("i64")),
        LakeKind.Float => new("number", Format("f32")),
        LakeKind.Double => new("number", Format("f64")),
        LakeKind.Decimal => new("number", null), // the standard has no precision: physicalType says it
        LakeKind.Date => new("date", null),
        LakeKind.Time => new("time", new YamlMap { { "timezone", false } }),
        LakeKind.TimestampTz => new("timestamp", new YamlMap { { "timezone", true }, { "defaultTimezone", "Etc/UTC" } }),
        LakeKind.String => new("string", null),
        LakeKind.Uuid => new("string", Format("uuid")),
        LakeKind.Fixed or LakeKind.Binary => new("string", Format("binary")),
        LakeKind.Struct => new("object", null),
        LakeKind.List => new("array", type.UniqueElements ? new YamlMap { { "uniqueItems", true } } : null),
        LakeKind.Map => new("map", null), // before 3.2 an object: OdcsParts
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static YamlMap Format(string format) => new() { { "format", format } };
}
