using System.Globalization;
using DataProducts;
using DataProducts.Hydration;
using DataProducts.Query;
using Spectre.Console;

namespace RetailBank;

/// <summary>What a person reads on the console.</summary>
internal static class Pages
{
    // The places of the columns in Viewers.Sql.
    private const int Residence = 1;
    private const int Email = 2;
    private const int City = 3;

    public static void Opened(EmbeddedPlatform platform) => AnsiConsole.MarkupLineInterpolated(
        $"[bold]RetailBank[/]  one annotated record, five jurisdictions, everything in {Short(platform.Layout.Root)}");

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
        var table = new Table().Title("in the lake").AddColumns("jurisdiction", "rows", "snapshot");
        table.Columns[1].RightAligned();
        foreach (var (jurisdiction, snapshot) in report.Snapshots.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            var rows = report.RowsWritten.GetValueOrDefault(jurisdiction);
            table.AddRow(jurisdiction.Code, Number(rows), snapshot.ToString(CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        foreach (var (problem, count) in report.Problems.OrderByDescending(pair => pair.Value))
        {
            AnsiConsole.MarkupLineInterpolated($"  quarantine: {Number(count)} rows, {problem.Rule} in {problem.Column ?? "the row"}");
        }

        var outcome = report.AlreadyHydrated
            ? "nothing committed: this input was in the lake already, and counts as fresh"
            : $"{report.Committed} snapshots committed in {report.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s";
        AnsiConsole.MarkupInterpolated($"{Number(report.RowsRead)} rows read, [green]{Number(report.RowsWritten.Values.Sum())} in the lake[/], ");
        AnsiConsole.MarkupLineInterpolated($"[yellow]{Number(report.RowsQuarantined)} in quarantine[/]; {outcome}");
        AnsiConsole.WriteLine();
    }

    public static void Asked() => AnsiConsole.MarkupLineInterpolated($"Five viewers ask the same: [blue]{Viewers.Sql}[/]");

    public static void Answered(Viewer viewer, GovernedAnswer answer)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{viewer.Who}[/] ({viewer.Person}, purpose: {viewer.Purpose ?? "none"})");
        if (answer.Denied)
        {
            AnsiConsole.MarkupLineInterpolated($"  [red]denied[/]: {answer.Refused[0].Policy}: {answer.Refused[0].Reason}");
            return;
        }

        var table = new Table().AddColumns("residence", "rows", "e-mail", "for example", "city");
        table.Columns[1].RightAligned();
        foreach (var rows in answer.Rows.GroupBy(row => (string)row[Residence]!, StringComparer.Ordinal))
        {
            var clear = rows.All(row => ((string)row[Email]!).Contains('@', StringComparison.Ordinal));
            var first = rows.First();
            table.AddRow(
                rows.Key,
                Number(rows.Count()),
                clear ? "in clear" : "token",
                Markup.Escape((string)first[Email]!),
                Markup.Escape((string?)first[City] ?? "hidden"));
        }

        AnsiConsole.Write(table);
        foreach (var reason in answer.Refused)
        {
            AnsiConsole.MarkupLineInterpolated($"  [grey]tokens stay: {reason.Policy} {reason.Reason}[/]");
        }
    }

    public static void ServiceLevels(ProductEvaluation evaluation)
    {
        var table = new Table()
            .Title($"service levels of {evaluation.Product}")
            .AddColumns("level", "target", "attained", "budget left", "state");
        foreach (var result in evaluation.Results)
        {
            table.AddRow(
                result.Name, Percent(result.Target), Percent(result.Attained), Percent(result.BudgetRemaining), result.State.ToString());
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
        var health = evaluation.Health;
        var score = health.Value?.ToString("F0", CultureInfo.InvariantCulture) ?? "unknown";
        AnsiConsole.MarkupLineInterpolated($"health score: [bold]{score}[/] ({health.Band})");
    }

    public static int Audit(EmbeddedPlatform platform, IReadOnlyList<AuditLogState> logs)
    {
        var table = new Table().Title("audit log").AddColumns("log", "records", "verified");
        foreach (var log in logs)
        {
            table.AddRow(log.Name, Number(log.Records), log.Verified ? "yes" : Markup.Escape($"no: {log.Problem}"));
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
        WhereEverythingLies(platform.Layout);
        return logs.All(log => log.Verified) ? 0 : 1;
    }

    public static int Failed(DataProductException refusal)
    {
        Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
        return 2;
    }

    private static void WhereEverythingLies(EmbeddedLayout layout)
    {
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow("vaults", Markup.Escape(Short(layout.Vaults)));
        grid.AddRow("keys", Markup.Escape(Short(layout.Keys)));
        grid.AddRow("lake", Markup.Escape(Short(layout.Lake)));
        grid.AddRow("quarantine", Markup.Escape(Short(layout.Quarantine)));
        grid.AddRow("audit log", Markup.Escape(Short(layout.Audit)));
        grid.AddRow("catalog", Markup.Escape(Short(layout.Catalog)));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(grid);
    }

    private static string Short(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static string Percent(double? share) => share is { } value ? value.ToString("P2", CultureInfo.InvariantCulture) : "unknown";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Turns signs of life into a bar; hashing is quick and shows none.</summary>
    private sealed class BarProgress(ProgressTask bar) : IProgress<HydrationProgress>
    {
        public void Report(HydrationProgress value)
        {
            bar.Description = value.Jurisdiction is { } jurisdiction ? $"{value.Phase} {jurisdiction}" : value.Phase.ToString();
            if (value.TotalBytes is > 0)
            {
                bar.Value = 100.0 * value.Bytes / value.TotalBytes.Value;
            }
        }
    }
}
