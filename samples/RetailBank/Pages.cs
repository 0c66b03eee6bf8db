using System.Globalization;
using DataProducts;
using DataProducts.Hydration;
using DataProducts.Observability;
using DataProducts.Query;
using Spectre.Console;

namespace RetailBank;

/// <summary>What a person reads on the console.</summary>
internal static class Pages
{
    public static void Opened(EmbeddedPlatform platform) =>
        AnsiConsole.MarkupLineInterpolated($"[bold]RetailBank[/]  one annotated record, five jurisdictions, everything in {platform.Layout.Root}");

    /// <summary>Runs the hydration with a progress bar.</summary>
    public static async Task<HydrationReport> WithProgress(Func<IProgress<HydrationProgress>, Task<HydrationReport>> hydrate)
    {
        HydrationReport? report = null;
        await AnsiConsole.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask("hydrating");
            report = await hydrate(new BarProgress(bar)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return report!;
    }

    public static void Hydrated(HydrationReport report)
    {
        var table = new Table().Title("Hydration").AddColumns("jurisdiction", "rows", "snapshot");
        table.Columns[1].RightAligned();
        foreach (var (jurisdiction, snapshot) in report.Snapshots)
        {
            table.AddRow(jurisdiction.Code, Number(report.Written.GetValueOrDefault(jurisdiction)), snapshot.ToString(CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        foreach (var (problem, rows) in report.Quarantined)
        {
            AnsiConsole.MarkupLineInterpolated($"  quarantine: {rows,6:N0} rows  {problem.Rule} in {problem.Column ?? "the row"}");
        }

        var outcome = report.AlreadyHydrated ? "nothing committed, this input was already in the lake" : $"one snapshot a jurisdiction, in {report.Duration.TotalSeconds:F1} s";
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{report.RowsRead:N0} rows read, [green]{report.RowsWritten:N0} in the lake[/], [yellow]{report.RowsQuarantined:N0} in quarantine[/]: {outcome}");
        AnsiConsole.WriteLine();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
