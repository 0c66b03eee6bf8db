namespace DataProducts.Hydration;

/// <summary>More rows of a batch were kept out than its run permits (<c>DP1161</c>): nothing of it was committed.</summary>
public sealed class QuarantineLimitException : DataProductException
{
    internal QuarantineLimitException(string message, long rowsRead, long rowsQuarantined, IReadOnlyDictionary<RowProblem, long> problems)
        : base("DP1161", message) => (RowsRead, RowsQuarantined, Problems) = (rowsRead, rowsQuarantined, problems);

    /// <summary>Gets how many rows were read until then.</summary>
    public long RowsRead { get; }

    /// <summary>Gets how many rows were kept out until then, also those that do not count.</summary>
    public long RowsQuarantined { get; }

    /// <summary>Gets how many rows had each problem.</summary>
    public IReadOnlyDictionary<RowProblem, long> Problems { get; }
}
