namespace DataProducts;

/// <summary>A column of nested rows: one buffer a field, each with a row for every <i>present</i> struct.</summary>
public sealed class StructColumn : ColumnBuffer
{
    private readonly ColumnBuffer[] _fields;

    internal StructColumn(IReadOnlyList<LakeField> fields) => _fields = [.. fields.Select(field => Of(field.Type))];

    /// <summary>Gets the number of fields.</summary>
    public int FieldCount => _fields.Length;

    /// <summary>Gets the values of a field.</summary>
    /// <param name="field">The field's place in <see cref="LakeType.Children"/>, from 0.</param>
    /// <returns>The buffer; its <see cref="ColumnBuffer.Count"/> is this column's <see cref="ColumnBuffer.PresentCount"/>.</returns>
    public ColumnBuffer this[int field] => _fields[field];

    /// <summary>Adds a row with a struct; the caller adds one row to each field.</summary>
    public void AppendPresent() => MarkPresent();

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        foreach (var field in _fields)
        {
            field.Clear();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var field in _fields)
        {
            field.Dispose();
        }
    }
}
