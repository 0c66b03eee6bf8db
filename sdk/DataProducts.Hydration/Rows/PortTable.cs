using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>What a port's table is called and which columns it has.</summary>
internal static class PortTable
{
    /// <summary>Where the port's own columns start, after <c>dp_subject</c>, <c>dp_batch</c> and <c>dp_row</c>.</summary>
    public const int FirstColumn = 3;

    public const string BatchColumn = "dp_batch";

    public const string ValidFrom = "dp_valid_from";

    public const string ValidTo = "dp_valid_to";

    public const string IsCurrent = "dp_is_current";

    /// <summary>Gives the columns of a port that is written in one way: a history has three more, behind all others.</summary>
    public static IReadOnlyList<LakeColumn> Columns(PortSchema schema, PortWrite write)
    {
        if (write.Kind != PortWriteKind.History)
        {
            return Columns(schema);
        }

        var from = schema.Columns.First(column => column.Name == write.Version).Type;
        return
        [
            .. Columns(schema),
            new(ValidFrom, from, Nullable: false, Documentation: "From when the row holds"),
            new(ValidTo, from, Nullable: true, Documentation: "Until when the row held; none of the current one"),
            new(IsCurrent, new(LakeKind.Boolean), Nullable: false, Documentation: "Whether the row is its key's current one"),
        ];
    }

    /// <summary>Gives the columns. Neither <c>dp_*</c> columns nor tokens have bounds in the table's metadata.</summary>
    public static IReadOnlyList<LakeColumn> Columns(PortSchema schema)
    {
        var personal = schema.Pii.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            new("dp_subject", new(LakeKind.Fixed, SubjectRef.Size), Nullable: false, Bounds: false, "Keyed hash of the subject"),
            new(BatchColumn, new(LakeKind.String), Nullable: false, Bounds: false, "The batch that brought the row"),
            new("dp_row", new(LakeKind.Long), Nullable: false, Bounds: false, "The row's number in its batch, from 1, over all parts"),
            .. schema.Columns.Select(column => personal.Contains(column.Name) ? column with { Bounds = false } : column),
        ];
    }

    /// <summary>Gives the table of one jurisdiction.</summary>
    public static TableId Id(PortSchema schema, Jurisdiction jurisdiction) =>
        TableNames.Of(schema.Product, MajorOf(schema), schema.Port, jurisdiction);

    /// <summary>Gives the table of quarantine records.</summary>
    public static TableId QuarantineId(PortSchema schema) => TableNames.Quarantine(schema.Product, MajorOf(schema), schema.Port);

    private static string MajorOf(PortSchema schema) => ProductReference.MajorOf(schema.Version);
}
