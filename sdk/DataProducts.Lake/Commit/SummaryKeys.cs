namespace DataProducts.Lake.Commit;

/// <summary>The keys of a snapshot's summary that we write ourselves.</summary>
internal static class SummaryKeys
{
    public const string Batch = "dp.batch-id";
    public const string Operation = "operation";
    public const string Append = "append";
    public const string Overwrite = "overwrite";
    public const string Delete = "delete";
    public const string Replace = "replace";

    /// <summary>Checks what a caller gives to a summary.</summary>
    /// <exception cref="ArgumentException">A key is one that Iceberg or the lake writes.</exception>
    public static void Check(IReadOnlyDictionary<string, string> summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.Keys.FirstOrDefault(IsReserved) is { } reserved)
        {
            throw new ArgumentException($"The summary's key '{reserved}' is written by the lake.", nameof(summary));
        }
    }

    /// <summary>Says whether a key is ours or Iceberg's, so that callers may not set it.</summary>
    private static bool IsReserved(string key) =>
        key is Batch or Operation
        || key.StartsWith("total-", StringComparison.Ordinal)
        || key.StartsWith("added-", StringComparison.Ordinal)
        || key.StartsWith("deleted-", StringComparison.Ordinal)
        || key.StartsWith("removed-", StringComparison.Ordinal);
}
