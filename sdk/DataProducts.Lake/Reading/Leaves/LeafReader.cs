using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Reads the values of one leaf of a file, a row group at a time, in the form that the column's buffer has.</summary>
internal abstract class LeafReader : IDisposable
{
    /// <summary>The most entries that are read at once.</summary>
    public const int Most = 8192;

    /// <summary>Gets the definition levels of the entries that were read last; not set where each entry has a value.</summary>
    public abstract ReadOnlySpan<short> Definition { get; }

    /// <summary>Gets the repetition levels of the entries that were read last; not set where nothing above repeats.</summary>
    public abstract ReadOnlySpan<short> Repetition { get; }

    /// <summary>Begins with a row group.</summary>
    public abstract void Open(RowGroupReader group);

    /// <summary>Adds one row an entry to a buffer: with a value where the leaf has one, without where it or anything above is
    /// null or empty.</summary>
    /// <param name="target">The buffer, of the column's type.</param>
    /// <param name="count">How many entries at most, up to <see cref="Most"/>.</param>
    /// <returns>How many there were; 0 at the end of the row group.</returns>
    public abstract int Read(ColumnBuffer target, int count);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
