using System.Text;
using DataProducts.Contracts;
using DataProducts.Lake;

namespace DataProducts;

/// <summary>Says which rows of a table have been kept long enough.</summary>
internal static class RetentionRule
{
    /// <summary>Gives the moment from before which rows go.</summary>
    public static DateTimeOffset Before(RetentionManifest retention, DateTimeOffset now)
    {
        // A contract may say more years than the calendar has: then nothing is old enough.
        var months = Math.Min(retention.Period.Months, ((now.Year - 1) * 12L) + now.Month - 1);
        var day = now.AddMonths(-(int)months);
        return (day - DateTimeOffset.MinValue).TotalSeconds > retention.Period.Seconds ? day.AddSeconds(-retention.Period.Seconds) : DateTimeOffset.MinValue;
    }

    /// <summary>Gives the test.</summary>
    /// <param name="found">The table.</param>
    /// <param name="before">Rows from before it go.</param>
    /// <param name="held">References of people whose rows stay.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RowTest> OfAsync(
        FoundTable found, DateTimeOffset before, IReadOnlyList<string> held, CancellationToken cancellationToken)
    {
        var rows = found.Port.Retention!.Column is { } column
            ? new NumberBelow(column, LimitOf(found.Port.FindColumn(column)!.Type.Kind, before))
            : await BatchesAsync(found.Table, before, cancellationToken).ConfigureAwait(false);
        return held.Count == 0 ? rows : new UnlessHeld(rows, new BytesAmong(FoundTable.Subject, held.Select(Convert.FromHexString)));
    }

    private static long LimitOf(LakeKind kind, DateTimeOffset before) => kind == LakeKind.Date
        ? DateOnly.FromDateTime(before.UtcDateTime).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
        : (before.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    // The rows of a batch came into the lake with its snapshot.
    private static async Task<RowTest> BatchesAsync(LakeTable table, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var times = await table.BatchTimesAsync(cancellationToken).ConfigureAwait(false);
        return new BytesAmong("dp_batch", times.Where(batch => batch.Value < before).Select(batch => Encoding.UTF8.GetBytes(batch.Key)));
    }
}
