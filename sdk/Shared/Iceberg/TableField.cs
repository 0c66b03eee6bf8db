namespace DataProducts.Iceberg;

/// <summary>A column, or a part of a nested one, with its field id.</summary>
/// <param name="FieldId">The Iceberg field id, unique in the table for ever, over all depths.</param>
/// <param name="Field">A column, a field of a struct, or the <c>element</c>, <c>key</c> or <c>value</c> of a list or map.</param>
/// <param name="Children">The parts of its own type, in their order; empty of a primitive one.</param>
internal sealed record TableField(int FieldId, LakeField Field, IReadOnlyList<TableField> Children)
{
    /// <summary>Gives out field ids as Java Iceberg does: the fields of one level first, then what is inside each.</summary>
    /// <param name="fields">The fields of one level.</param>
    /// <param name="last">The last id that was given out.</param>
    public static TableField[] Number(IReadOnlyList<LakeField> fields, ref int last)
    {
        var first = last + 1;
        last += fields.Count;
        var numbered = new TableField[fields.Count];
        for (var index = 0; index < numbered.Length; index++)
        {
            numbered[index] = new(first + index, fields[index], Number(fields[index].Type.Children, ref last));
        }

        return numbered;
    }
}
