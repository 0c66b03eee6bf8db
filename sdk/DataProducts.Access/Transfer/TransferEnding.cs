namespace DataProducts.Access;

/// <summary>Something that transfers rest on and that ends soon: a part of the matrix, a waiver, or the last instrument of its name.</summary>
/// <param name="Id">What it is: <c>EU/US</c>, <c>ch.cid</c>, <c>the matrix</c>, <c>waiver</c>, or an instrument's name such as
/// <c>EU&gt;US:scc-tia</c>.</param>
/// <param name="Ends">The day, in UTC, on which it no longer holds.</param>
/// <param name="DaysLeft">How many days there are until then; 0 or less where it has come.</param>
public sealed record TransferEnding(string Id, DateOnly Ends, int DaysLeft)
{
    /// <summary>Lists what ends within <see cref="TransferMatrix.WarningDays"/>, the soonest first.</summary>
    /// <param name="standing">The matrix, and how it stands today.</param>
    /// <param name="instruments">The instruments on record, those of the past too.</param>
    /// <param name="today">The day, in UTC.</param>
    /// <returns>The endings. Of instruments of one name the one that ends last counts, and one that has ended is no longer listed: the cell
    /// has then become stricter, which no reminder puts off.</returns>
    public static IReadOnlyList<TransferEnding> Soon(MatrixStanding standing, IEnumerable<InstrumentRecord> instruments, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(instruments);
        var ofMatrix = standing.Waiver is { } waiver ? [("waiver", waiver.Until)] : standing.Matrix.Ends;
        var ofInstruments = instruments
            .Where(one => DayOf(one.Ends) > today)
            .GroupBy(one => one.Name, StringComparer.Ordinal)
            .Select(alike => (alike.Key, DayOf(alike.Max(one => one.Ends))));
        return
        [
            .. ofMatrix.Concat(ofInstruments)
                .Select(one => new TransferEnding(one.Item1, one.Item2, one.Item2.DayNumber - today.DayNumber))
                .Where(one => one.DaysLeft <= TransferMatrix.WarningDays)
                .OrderBy(one => one.Ends)
                .ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
