namespace DataProducts.Access;

/// <summary>What a cell or an override of the transfer matrix rests on, and until when it may be relied on.</summary>
/// <param name="Basis">The rule of law that the grade rests on.</param>
/// <param name="Source">Where that rule can be read, for those who review it; empty in a matrix of format 1, which did not tell it.</param>
/// <param name="Reviewed">The day on which it was looked at last.</param>
/// <param name="Expires">The day from which it must be looked at again.</param>
public sealed record TransferReview(string Basis, string Source, DateOnly Reviewed, DateOnly Expires);
