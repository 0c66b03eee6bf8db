namespace DataProducts.Contracts;

/// <summary>A lake type in a view of Athena; <c>docs/types.md</c> has the table.</summary>
internal static class AthenaType
{
    public static string Of(LakeType type) => TrinoType.Of(type, Instead);

    // A view is kept in the Glue Data Catalog, whose types know neither zones nor times of day nor UUIDs ("Unsupported Hive type").
    private static string? Instead(LakeKind kind) => kind switch
    {
        LakeKind.TimestampTz => "timestamp(6)",
        LakeKind.Time or LakeKind.Uuid => "varchar",
        _ => null,
    };
}
