namespace DataProducts.Hydration;

/// <summary>A sign of life of a running hydration.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Jurisdiction">
/// Whose table, in <see cref="HydrationPhase.Writing"/> and <see cref="HydrationPhase.Committing"/>; otherwise null.
/// </param>
/// <param name="Rows">Rows read so far, over all parts.</param>
/// <param name="Bytes">Uncompressed bytes hashed or read so far in this phase.</param>
/// <param name="TotalBytes">All uncompressed bytes; null while hashing, when they are not known yet.</param>
public sealed record HydrationProgress(HydrationPhase Phase, Jurisdiction? Jurisdiction, long Rows, long Bytes, long? TotalBytes)
{
    /// <summary>Gets how long rows are being read by now; zero while the parts are hashed.</summary>
    public TimeSpan Reading { get; init; }

    /// <summary>Gets how many rows were read in a second, over the whole reading; 0 before the first.</summary>
    public double RowsPerSecond => Reading > TimeSpan.Zero ? Rows / Reading.TotalSeconds : 0;

    /// <summary>
    /// Gets how long the rest of the reading takes if it goes on as it did; null where nobody can say: while the parts are hashed, of a
    /// source without bytes such as a database, and before a hundredth was read.
    /// </summary>
    public TimeSpan? Remaining => TotalBytes is > 0 and var total && Bytes * 100.0 >= total && Reading > TimeSpan.Zero
        ? Reading * Math.Max(0, (total - (double)Bytes) / Bytes)
        : null;
}
