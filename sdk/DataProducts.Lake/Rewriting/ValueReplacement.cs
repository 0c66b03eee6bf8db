namespace DataProducts.Lake;

/// <summary>Says by what values of a table's columns of text are replaced.</summary>
public abstract class ValueReplacement
{
    /// <summary>Gets the names of the columns that it looks at, of text.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Gives what a value is replaced by. Asked twice for a value of a file that changes, it says the same.</summary>
    /// <param name="value">The value, in UTF-8.</param>
    /// <param name="next">What takes its place, in UTF-8; valid until the next call.</param>
    /// <returns>False if the value stays.</returns>
    public abstract bool TryReplace(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> next);
}
