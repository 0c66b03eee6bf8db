namespace DataProducts;

/// <summary>A column of lists: the elements of all lists in one buffer.</summary>
public sealed class ListColumn : RepeatedColumn
{
    internal ListColumn(LakeField element) => Elements = Of(element.Type);

    /// <summary>Gets the elements of all lists, one after the other; add a list's elements here, then call
    /// <see cref="RepeatedColumn.EndRow"/>.</summary>
    public ColumnBuffer Elements { get; }

    private protected override int PartCount => Elements.Count;

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        Elements.Clear();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Elements.Dispose();
    }
}
