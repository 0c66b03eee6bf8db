namespace DataProducts;

/// <summary>A column of maps: the keys of all maps in one buffer, their values in another.</summary>
public sealed class MapColumn : RepeatedColumn
{
    internal MapColumn(LakeField key, LakeField value) => (Keys, Values) = (Of(key.Type), Of(value.Type));

    /// <summary>Gets the keys of all maps; add a map's keys here and as many <see cref="Values"/>, then call
    /// <see cref="RepeatedColumn.EndRow"/>.</summary>
    public ColumnBuffer Keys { get; }

    /// <summary>Gets the values of all maps, in the order of the <see cref="Keys"/>.</summary>
    public ColumnBuffer Values { get; }

    private protected override int PartCount => Keys.Count;

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        Keys.Clear();
        Values.Clear();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Keys.Dispose();
        Values.Dispose();
    }
}
