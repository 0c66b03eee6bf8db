namespace DataProducts.Hydration;

/// <summary>A sign of life of a running hydration.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Jurisdiction">
/// Whose table, in <see cref="HydrationPhase.Writing"/> and <see cref="HydrationPhase.Committing"/>; otherwise null.
/// </param>
/// <param name="Rows">Rows read so far, over all parts.</param>
/// <param name="Bytes">Uncompressed bytes hashed or read so far in this phase.</param>
/// <param name="TotalBytes">All uncompressed bytes; null while hashing, when they are not known yet.</param>
public sealed record HydrationProgress(HydrationPhase Phase, Jurisdiction? Jurisdiction, long Rows, long Bytes, long? TotalBytes);
