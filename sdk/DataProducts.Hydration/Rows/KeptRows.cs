using System.Globalization;
using System.Text;

namespace DataProducts.Hydration;

/// <summary>Which rows of a batch a table took, where a run before this one committed it: what a vault says of a subject may have changed
/// since, what the table holds has not.</summary>
internal static class KeptRows
{
    /// <summary>The key in a snapshot's summary under which it tells how many rows were kept out because their subject was erased.</summary>
    public const string RowsErased = "dp.rows-erased";

    /// <summary>Gives the numbers of the rows that the table has; null if no row was kept out.</summary>
    public static async ValueTask<HashSet<long>?> LoadAsync(PortTableState state, string batch, CancellationToken cancellationToken)
    {
        if (state.BatchSnapshot is not { } snapshot)
        {
            return null;
        }

        var summary = await state.Table.BatchSummaryAsync(batch, cancellationToken).ConfigureAwait(false);
        if (summary is null || !summary.TryGetValue(RowsErased, out var text)
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var erased) || erased == 0)
        {
            return null;
        }

        var own = Encoding.ASCII.GetBytes(batch);
        var kept = new HashSet<long>();
        await foreach (var rows in state.Table.ReadAsync(snapshot, [PortTable.BatchColumn, "dp_row"], cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < rows.RowCount; i++)
            {
                if (rows.Bytes(0)[i].SequenceEqual(own))
                {
                    kept.Add(rows.Fixed<long>(1).Values[i]);
                }
            }
        }

        return kept;
    }
}
