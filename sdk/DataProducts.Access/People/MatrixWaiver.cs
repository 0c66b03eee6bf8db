namespace DataProducts.Access;

/// <summary>Somebody's word that an expired transfer matrix may be used on, for a while.</summary>
/// <param name="Matrix">The version of the matrix that it is about.</param>
/// <param name="Until">The day from which it no longer holds; at most <see cref="MaximumDays"/> after it was recorded.</param>
/// <param name="Reason">Why, for those who review it.</param>
/// <param name="RecordedBy">Who answers for it.</param>
/// <param name="RecordedAt">When it was recorded; before that it does not hold.</param>
public sealed record MatrixWaiver(string Matrix, DateOnly Until, string Reason, string RecordedBy, DateTimeOffset RecordedAt)
{
    /// <summary>How long one may last. A review that takes longer is a decision to be made again.</summary>
    public const int MaximumDays = 90;
}
