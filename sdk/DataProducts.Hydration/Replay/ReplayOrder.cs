namespace DataProducts.Hydration;

/// <summary>What is to be read again.</summary>
/// <param name="Origin">The batch that read the rows first.</param>
/// <param name="From">The batch whose quarantine records they are: the first one, or its newest replay under another contract.</param>
/// <param name="Id">The replay's own batch id.</param>
/// <param name="Contract">What the contract and the jurisdictions are, as a hash.</param>
/// <param name="IsDone">Whether the quarantine has the replay already.</param>
/// <param name="Parts">The SHA-256 in hex of each part that has such rows, by its name.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ReplayOrder(
    string Origin, string From, string Id, string Contract, bool IsDone, IReadOnlyDictionary<string, string> Parts, IReadOnlyList<QuarantinedRow> Rows)
{
    public const string OfKey = "dp.replay-of";
    public const string FromKey = "dp.replay-from";
    public const string ContractKey = "dp.replay-contract";

    /// <summary>Adds to a snapshot's summary what the next replay has to know.</summary>
    public void AddTo(Dictionary<string, string> summary)
    {
        summary[OfKey] = Origin;
        summary[FromKey] = From;
        summary[ContractKey] = Contract;
    }
}
