namespace DataProducts.Hydration;

/// <summary>Rows that belong to a partition of time before the newest one that the table had.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Reopened">
/// Their partitions, oldest first, as the beginning of ISO 8601 that names each (<c>2026-03</c> of a table divided by month); the first
/// hundred.
/// </param>
public sealed record LateFinding(long Rows, IReadOnlyList<string> Reopened)
{
    internal static IReadOnlyDictionary<Jurisdiction, LateFinding> Of(IEnumerable<(Jurisdiction Jurisdiction, LateRows? Late)> tables) => tables
        .Where(table => table.Late is { Rows: > 0 })
        .ToDictionary(table => table.Jurisdiction, table => new LateFinding(table.Late!.Rows, table.Late.Reopened));
}
