namespace DataProducts;

/// <summary>A column that a source must or may have.</summary>
/// <param name="Name">The column as the source spells it.</param>
/// <param name="Optional">Whether a source without it is accepted.</param>
public sealed record SourceColumn(string Name, bool Optional)
{
    /// <summary>
    /// Gets the place in <see cref="PortSchema.Columns"/> of the column that is read from it, of several the one with personal data; null
    /// if none is told, and then a source's own type is compared with nothing before its rows are read.
    /// </summary>
    public int? Column { get; init; }
}
