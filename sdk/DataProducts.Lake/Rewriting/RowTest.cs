namespace DataProducts.Lake;

/// <summary>Says which rows of a table go.</summary>
public abstract class RowTest
{
    /// <summary>Gets the names of the columns that it looks at.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Marks rows.</summary>
    /// <param name="columns">The columns, in the order of <see cref="Columns"/>.</param>
    /// <param name="goes">One a row, false; set to true where the row goes.</param>
    public abstract void Find(ReadOnlySpan<ColumnBuffer> columns, Span<bool> goes);
}
