namespace DataProducts.Access;

/// <summary>Whether a transfer matrix may be used on a day.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Ends">The day from which it may not: its own, or that of a waiver.</param>
/// <param name="Waiver">The waiver that lets it be used although it has expired; null where it has not, or nothing does.</param>
/// <param name="DaysLeft">How many days there are until <paramref name="Ends"/>; 0 or less where it has come.</param>
public sealed record MatrixStanding(TransferMatrix Matrix, DateOnly Ends, MatrixWaiver? Waiver, int DaysLeft)
{
    /// <summary>Gets a value indicating whether it may not be used: nothing may be decided.</summary>
    public bool IsExpired => DaysLeft <= 0;

    /// <summary>Gets a value indicating whether somebody should look at it: it has expired, is waived, or ends soon.</summary>
    public bool NeedsReview => DaysLeft <= TransferMatrix.WarningDays || Waiver is not null;

    /// <summary>Gets what there is to say of it, in a sentence.</summary>
    public string Sentence => this switch
    {
        { IsExpired: true } =>
            $"The transfer matrix {Matrix.Version} expired on {Ends:yyyy-MM-dd} ({Matrix.FirstToExpire}); review it before anything may cross a border.",
        { Waiver: { } waiver } =>
            $"The transfer matrix {Matrix.Version} expired on {Matrix.Expires:yyyy-MM-dd} and is used under a waiver until {Ends:yyyy-MM-dd}, recorded by {waiver.RecordedBy}.",
        _ => $"The transfer matrix {Matrix.Version} must be reviewed by {Ends:yyyy-MM-dd} ({Matrix.FirstToExpire}), in {DaysLeft} days.",
    };

    /// <summary>Looks at a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="waivers">The waivers on record.</param>
    /// <param name="today">The day, in UTC.</param>
    /// <returns>How it stands.</returns>
    public static MatrixStanding Of(TransferMatrix matrix, IReadOnlyList<MatrixWaiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(waivers);
        var waiver = matrix.Expires > today ? null : waivers
            .Where(one => string.Equals(one.Matrix, matrix.Version, StringComparison.Ordinal)
                && DateOnly.FromDateTime(one.RecordedAt.UtcDateTime) <= today && one.Until > today)
            .MaxBy(one => one.Until);
        var ends = waiver?.Until ?? matrix.Expires;
        return new MatrixStanding(matrix, ends, waiver, ends.DayNumber - today.DayNumber);
    }
}
