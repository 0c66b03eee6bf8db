using System.Buffers;

namespace DataProducts.Lake.Rewriting;

/// <summary>Asks a test of batches of a table's rows.</summary>
/// <param name="test">The test.</param>
/// <param name="ordinals">Where the test's columns are in the batches.</param>
internal sealed class TestedRows(RowTest test, IReadOnlyList<int> ordinals)
{
    /// <summary>Finds the rows that stay.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="left">Where their numbers go; cleared first.</param>
    public void Find(ColumnBatch rows, List<int> left)
    {
        left.Clear();
        var goes = ArrayPool<bool>.Shared.Rent(Math.Max(1, rows.RowCount));
        try
        {
            var marks = goes.AsSpan(0, rows.RowCount);
            marks.Clear();
            test.Find([.. ordinals.Select(ordinal => rows[ordinal])], marks);
            for (var row = 0; row < marks.Length; row++)
            {
                if (!marks[row])
                {
                    left.Add(row);
                }
            }
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(goes);
        }
    }
}
