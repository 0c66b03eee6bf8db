using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>What the parts of a batch are together.</summary>
internal sealed class PartTotals(IReadOnlyList<PartManifest> parts, int columns) : IKeptOut
{
    /// <summary>Gets how many rows were kept out.</summary>
    public long Quarantined => parts.Sum(part => part.Quarantine.Rows);

    long IKeptOut.Rows => Quarantined;

    /// <inheritdoc />
    public long Broken => parts.Sum(part => part.Quarantine.Broken);

    IReadOnlyDictionary<RowProblem, long> IKeptOut.Problems => Problems();

    /// <summary>Tells whether somebody was erased since a part was worked.</summary>
    public bool AreOlderThan(Dictionary<Jurisdiction, long> epochs) => parts.Any(part => ErasureEpochs.HaveMoved(part, epochs));

    /// <summary>Gets how many rows came into one of the tables.</summary>
    public long Rows(int table) => parts.Sum(part => part.Tables[table].Rows);

    /// <summary>Gets how many rows were kept out of one of the tables because their subject was erased.</summary>
    public long Erased(int table) => parts.Sum(part => part.Tables[table].Erased);

    /// <summary>Gets the files of one of the tables.</summary>
    public IReadOnlyList<PartFiles> Files(int table) => [.. parts.Select(part => part.Tables[table].Files).OfType<PartFiles>()];

    /// <summary>Gets the files of the quarantine.</summary>
    public IReadOnlyList<PartFiles> QuarantineFiles() => [.. parts.Select(part => part.Quarantine.Files).OfType<PartFiles>()];

    /// <summary>Gets how many rows have a value, by column of the contract.</summary>
    public long[] Present()
    {
        var present = new long[columns];
        foreach (var table in parts.SelectMany(part => part.Tables))
        {
            for (var i = 0; i < columns; i++)
            {
                present[i] += table.Present[i];
            }
        }

        return present;
    }

    /// <summary>Gets how many rows have each problem.</summary>
    public Dictionary<RowProblem, long> Problems() => parts.SelectMany(part => part.Quarantine.Problems)
        .GroupBy(problem => new RowProblem(problem.Rule, problem.Column)).ToDictionary(group => group.Key, group => group.Sum(problem => problem.Rows));

    /// <summary>Gets how many rows were kept out because of each column.</summary>
    public Dictionary<string, long> RowsByColumn() => parts.SelectMany(part => part.Quarantine.Columns)
        .GroupBy(column => column.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(column => column.Value), StringComparer.Ordinal);
}
