namespace DataProducts;

/// <summary>The fields of one source record, by the order of <see cref="PortSchema.Source"/>.</summary>
public abstract class SourceFields
{
    /// <summary>Gives a field's text.</summary>
    /// <param name="index">A place in <see cref="PortSchema.Source"/>.</param>
    /// <returns>The text; empty if the field is empty or the optional column absent. Valid until the next record is read.</returns>
    public abstract ReadOnlySpan<char> this[int index] { get; }
}
