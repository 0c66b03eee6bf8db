using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataProducts.Vault.Telemetry;

/// <summary>The service's spans and metrics. Their tags are operations, jurisdictions, numbers and ids: never a value, a token, a person, a
/// subject or a purpose.</summary>
internal static class VaultTelemetry
{
    public const string SourceName = "DataProducts.Vault";

    public const string Operation = "dataproduct.vault.operation";

    public const string Place = "dataproduct.jurisdiction";

    public const string Error = "error.type";

    private static readonly Meter Meter = new(SourceName);

    public static ActivitySource Source { get; } = new(SourceName);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>(
        "dataproduct.vault.duration", "s", "How long an operation of the vault service took.");

    private static readonly Counter<long> Cells = Meter.CreateCounter<long>(
        "dataproduct.vault.cells", "{cell}", "Cells that the vault service was asked about and answered.");

    public static void Count(string operation, Jurisdiction jurisdiction, int cells) =>
        Cells.Add(cells, new TagList { { Operation, operation }, { Place, jurisdiction.Code } });
}
