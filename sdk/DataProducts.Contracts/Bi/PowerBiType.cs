namespace DataProducts.Contracts;

/// <summary>A lake type in a model of Power BI, which has no nested types; <c>docs/types.md</c> has the table.</summary>
internal static class PowerBiType
{
    // A "decimal" there is a 64-bit integer of ten-thousandths, as Cedar's is.
    private const int MaximumScale = 4;
    private const int MaximumWholeDigits = 14;

    /// <summary>Gives the type of what a view for Athena shows; null where there is none.</summary>
    public static string? Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int or LakeKind.Long => "int64",
        LakeKind.Float or LakeKind.Double => "double",
        LakeKind.Decimal => type.Scale <= MaximumScale && type.Precision - type.Scale <= MaximumWholeDigits ? "decimal" : "double",
        LakeKind.Date or LakeKind.TimestampTz => "dateTime",
        LakeKind.String or LakeKind.Uuid or LakeKind.Time => "string",
        LakeKind.Fixed or LakeKind.Binary => "binary",
        _ => null,
    };

    /// <summary>Gives how values are shown; null for the tool's own way.</summary>
    public static string? Format(LakeType type) => type.Kind switch
    {
        LakeKind.Int or LakeKind.Long => "0",
        LakeKind.Date => "yyyy-mm-dd",
        LakeKind.TimestampTz => "yyyy-mm-dd hh:nn:ss",
        _ => null,
    };
}
