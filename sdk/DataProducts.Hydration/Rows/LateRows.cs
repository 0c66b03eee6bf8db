using System.Globalization;
using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>
/// Counts rows that belong to a partition of time before the newest one that the table has: they reopen what consumers may have taken for
/// finished.
/// </summary>
/// <remarks>The newest partition is kept in the summary of each snapshot that a hydration makes, under <see cref="NewestKey"/>.</remarks>
internal sealed class LateRows
{
    public const string NewestKey = "dp.newest-partition";
    public const string RowsKey = "dp.rows-late";
    public const string ReopenedKey = "dp.partitions-reopened";

    // What a summary can reasonably hold, and a person read.
    private const int MostNamed = 100;
    private const int MostKept = 100_000;

    private readonly int _column;
    private readonly TimePartition _partition;
    private readonly HashSet<long> _reopened = [];
    private long? _before;
    private long? _newest;

    private LateRows(int column, TimePartition partition) => (_column, _partition) = (column, partition);

    /// <summary>Gets how many rows were late.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets the partitions that they belong to, oldest first; the first hundred.</summary>
    public IReadOnlyList<string> Reopened => [.. _reopened.Order().Take(MostNamed).Select(_partition.Text)];

    /// <summary>Gets the count for a port's table, or null where it is not divided by time.</summary>
    public static async ValueTask<LateRows?> OfAsync(PortSchema schema, LakeTable? table, CancellationToken cancellationToken)
    {
        foreach (var part in schema.Partition)
        {
            var place = schema.Columns.Select(column => column.Name).ToList().IndexOf(part.Column);
            if (place >= 0 && TimePartition.Of(part.Transform, schema.Columns[place].Type.Kind) is { } partition)
            {
                var late = new LateRows(place, partition);
                await late.LoadAsync(table, cancellationToken).ConfigureAwait(false);
                return late;
            }
        }

        return null;
    }

    /// <summary>Counts rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="firstColumn">Where the contract's columns begin.</param>
    public void Count(ColumnBatch rows, int firstColumn)
    {
        if (rows[firstColumn + _column] is FixedColumn<long> times)
        {
            foreach (var micros in times.Values)
            {
                Count(_partition.OfMicros(micros));
            }
        }
        else if (rows[firstColumn + _column] is FixedColumn<int> days)
        {
            foreach (var day in days.Values)
            {
                Count(_partition.OfDay(day));
            }
        }
    }

    /// <summary>Adds to a snapshot's summary.</summary>
    public void AddTo(Dictionary<string, string> summary)
    {
        if (_newest is { } newest)
        {
            summary[NewestKey] = $"{_partition.Name}={_partition.Text(newest)}";
        }

        if (Rows > 0)
        {
            summary[RowsKey] = Rows.ToString(CultureInfo.InvariantCulture);
            summary[ReopenedKey] = string.Join(',', Reopened) + (_reopened.Count > MostNamed ? ",…" : "");
        }
    }

    private void Count(long partition)
    {
        if (partition < _before)
        {
            Rows++;
            if (_reopened.Count < MostKept)
            {
                _reopened.Add(partition);
            }
        }
        else if (_newest is null || partition > _newest)
        {
            _newest = partition;
        }
    }

    private async ValueTask LoadAsync(LakeTable? table, CancellationToken cancellationToken)
    {
        foreach (var summary in table is null ? [] : await table.SummariesAsync(cancellationToken).ConfigureAwait(false))
        {
            // Of another division nothing is known, as of a table that was written before this was kept.
            if (summary.TryGetValue(NewestKey, out var text))
            {
                (_before, _newest) = (_partition.Read(text), _partition.Read(text));
                return;
            }
        }
    }
}
