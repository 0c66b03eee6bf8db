namespace DataProducts.Lake;

/// <summary>A file that was removed from a table for good.</summary>
/// <param name="Location">Where it was.</param>
/// <param name="Bytes">How many bytes it had.</param>
/// <param name="Sha256">The SHA-256 of its bytes, taken before it went; lower-case hex.</param>
public sealed record RemovedFile(string Location, long Bytes, string Sha256);
