namespace DataProducts.Lake.Commit;

/// <summary>The keys of a snapshot's summary that we write ourselves.</summary>
internal static class SummaryKeys
{
    public const string Batch = "dp.batch-id";
    public const string Operation = "operation";

    /// <summary>Says whether a key is ours or Iceberg's, so that callers may not set it.</summary>
    public static bool IsReserved(string key) =>
        key is Batch or Operation
        || key.StartsWith("total-", StringComparison.Ordinal)
        || key.StartsWith("added-", StringComparison.Ordinal)
        || key.StartsWith("deleted-", StringComparison.Ordinal)
        || key.StartsWith("removed-", StringComparison.Ordinal);
}
