using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake.Merging;

/// <summary>What a change does to the rows that a table has, given those that it brings.</summary>
internal abstract class ChangeWork
{
    /// <summary>Hears of rows before they are written.</summary>
    public virtual void Begin(ColumnBatch rows)
    {
    }

    /// <summary>Hears where a part of them was written.</summary>
    /// <param name="members">Which rows of the batch the part has; null for all.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="file">The number of the file.</param>
    /// <param name="first">The place of the first of them in it.</param>
    public virtual void Placed(IReadOnlyList<int>? members, int count, int file, long first)
    {
    }

    /// <summary>Works out what is to be put in the place of what, on one state of the table.</summary>
    /// <param name="rewrite">Writes files of the table again.</param>
    /// <param name="plan">The table's files.</param>
    /// <param name="written">The files that were written of the rows, ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<WorkedOut> RunAsync(RowRewrite rewrite, ScanPlan plan, OpenFiles written, CancellationToken cancellationToken);
}

/// <summary>What a change comes to on one state of the table.</summary>
internal sealed record WorkedOut(ReplacePlan Plan, ChangeCounts Counts);
