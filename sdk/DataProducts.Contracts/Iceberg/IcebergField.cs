namespace DataProducts.Contracts;

/// <summary>A column or a part of one, with its field id.</summary>
/// <param name="Id">The id, unique in the table, over all depths.</param>
/// <param name="Field">What it is.</param>
/// <param name="Children">The parts of its own type.</param>
internal sealed record IcebergField(int Id, LakeField Field, IReadOnlyList<IcebergField> Children)
{
    /// <summary>Gets the columns that the platform keeps before a port's own.</summary>
    public static IReadOnlyList<LakeField> Platform { get; } =
    [
        new("dp_subject", new(LakeKind.Fixed, SubjectRef.Size), Nullable: false) { Documentation = "Keyed hash of the subject" },
        new("dp_batch", new(LakeKind.String), Nullable: false) { Documentation = "The batch that brought the row" },
        new("dp_row", new(LakeKind.Long), Nullable: false) { Documentation = "The row's number in its batch, from 1, over all parts" },
    ];

    /// <summary>Gives the columns of a port's table.</summary>
    public static IReadOnlyList<IcebergField> Of(PortManifest port)
    {
        var last = 0;
        return Number(
            [.. Platform, .. port.Columns.Select(column => new LakeField(column.Name, column.Type, column.Nullable) { Documentation = column.Description })],
            ref last);
    }

    private static IcebergField[] Number(IReadOnlyList<LakeField> fields, ref int last)
    {
        var first = last + 1;
        last += fields.Count;
        var numbered = new IcebergField[fields.Count];
        for (var index = 0; index < numbered.Length; index++)
        {
            numbered[index] = new(first + index, fields[index], Number(fields[index].Type.Children, ref last));
        }

        return numbered;
    }
}
