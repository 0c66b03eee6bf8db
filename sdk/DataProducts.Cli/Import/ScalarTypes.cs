namespace DataProducts.Cli.Import;

/// <summary>Gives the C# names of the lake's types that are not nested.</summary>
internal static class ScalarTypes
{
    public static string NameOf(LakeKind kind) => kind switch
    {
        LakeKind.Boolean => "bool",
        LakeKind.Int => "int",
        LakeKind.Long => "long",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.Decimal => "decimal",
        LakeKind.Date => "DateOnly",
        LakeKind.Time => "TimeOnly",
        LakeKind.TimestampTz => "DateTimeOffset",
        LakeKind.Uuid => "Guid",
        LakeKind.Fixed or LakeKind.Binary => "byte[]",
        _ => "string",
    };
}
