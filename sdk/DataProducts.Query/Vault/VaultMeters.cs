using System.Diagnostics.Metrics;

namespace DataProducts.Query;

/// <summary>What vaults do, as OpenTelemetry metrics. Meter <c>DataProducts.Vault</c>; the tags are jurisdiction and outcome, never a user, a
/// purpose or a subject.</summary>
internal static class VaultMeters
{
    public const string SourceName = "DataProducts.Vault";

    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Cells = Meter.CreateCounter<long>(
        "dataproduct.vault.cells", "{cell}", "Cells that were asked to be opened, by what became of them.");

    private static readonly Counter<long> Values = Meter.CreateCounter<long>(
        "dataproduct.vault.values", "{value}", "Values that were asked to be tokenised, by what became of them.");

    private static readonly Counter<long> Alarms = Meter.CreateCounter<long>(
        "dataproduct.vault.alarms", "{alarm}", "Times that somebody opened or tokenised unusually much.");

    public static void Opened(Jurisdiction jurisdiction, OpenedCell[] cells)
    {
        foreach (var same in cells.GroupBy(cell => cell.State))
        {
            Cells.Add(same.Count(), new("jurisdiction", jurisdiction.Code), new("outcome", same.Key.ToString()));
        }
    }

    public static void Tokenised(Jurisdiction jurisdiction, long values, string outcome) =>
        Values.Add(values, new("jurisdiction", jurisdiction.Code), new("outcome", outcome));

    public static void Alarm(string kind) => Alarms.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
