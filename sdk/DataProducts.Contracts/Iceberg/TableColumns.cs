using DataProducts.Iceberg;

namespace DataProducts.Contracts;

/// <summary>The columns of a port's table in the lake.</summary>
internal static class TableColumns
{
    /// <summary>Gets the columns that the platform keeps before a port's own.</summary>
    public static IReadOnlyList<LakeField> Platform { get; } =
    [
        new("dp_subject", new(LakeKind.Fixed, SubjectRef.Size), Nullable: false) { Documentation = "Keyed hash of the subject" },
        new("dp_batch", new(LakeKind.String), Nullable: false) { Documentation = "The batch that brought the row" },
        new("dp_row", new(LakeKind.Long), Nullable: false) { Documentation = "The row's number in its batch, from 1, over all parts" },
    ];

    /// <summary>Gives the columns of a port's table.</summary>
    public static IReadOnlyList<TableField> Of(PortManifest port)
    {
        var last = 0;
        return TableField.Number(
            [.. Platform, .. port.Columns.Select(column => new LakeField(column.Name, column.Type, column.Nullable) { Documentation = column.Description })],
            ref last);
    }
}
