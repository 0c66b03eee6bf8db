namespace DataProducts.Contracts;

/// <summary>A lake type in Tableau, which has neither bytes nor nested types; <c>docs/types.md</c> has the table.</summary>
internal static class TableauType
{
    /// <summary>Gives Tableau's type of what a view for Athena shows; null where there is none.</summary>
    public static string? Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int or LakeKind.Long => "integer",
        LakeKind.Float or LakeKind.Double or LakeKind.Decimal => "real",
        LakeKind.Date => "date",
        LakeKind.TimestampTz => "datetime",
        LakeKind.String or LakeKind.Uuid or LakeKind.Time => "string",
        _ => null,
    };
}
