using System.Globalization;
using DataProducts;
using DataProducts.Hydration;
using DataProducts.Query;
using Spectre.Console;

namespace MusicStore;

/// <summary>What a person reads on the console.</summary>
internal static class Pages
{
    private const int EnvironmentIsWrong = 3;

    public static void Opened(EmbeddedPlatform platform) => AnsiConsole.MarkupLineInterpolated(
        $"[bold]MusicStore[/]  a second team: one product of two ports, and one made of it and the bank's, in {Short(platform.Layout.Root)}");

    public static int BankIsMissing(string state)
    {
        Console.Error.WriteLine(
            $"There is no {Bank.Product} in {state}, and the market is made of it too. Run the bank first, with the same folder:\n"
            + $"  dotnet run --project samples/RetailBank -- --state {state}");
        return EnvironmentIsWrong;
    }

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

    public static void Hydrated(string name, HydrationReport report)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{name}[/]");
        var table = new Table().AddColumns("jurisdiction", "rows");
        table.Columns[1].RightAligned();
        foreach (var (jurisdiction, rows) in report.RowsWritten.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            table.AddRow(jurisdiction.Code, Number(rows));
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

    public static void Subscribed(CatalogSubscription one)
    {
        AnsiConsole.MarkupInterpolated($"{one.Product} for [blue]{one.Purpose}[/]: asked for by {one.RequestedBy}, ");
        AnsiConsole.MarkupLineInterpolated($"approved by {one.DecidedBy}, until {one.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        AnsiConsole.WriteLine();
    }

    public static void Answered(Viewer viewer, GovernedAnswer answer)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{viewer.Who}[/] ({viewer.Person}, purpose: {viewer.Purpose})");
        if (answer.Denied)
        {
            AnsiConsole.MarkupLineInterpolated($"  [red]denied[/]: {answer.Refused[0].Policy}: {answer.Refused[0].Reason}");
            return;
        }

        var table = new Table().AddColumns([.. answer.Columns.Select(column => column.Name)]);
        foreach (var row in answer.Rows)
        {
            table.AddRow([.. row.Select(cell => Markup.Escape(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))]);
        }

        AnsiConsole.Write(table);
    }

    public static void ServiceLevels(ProductEvaluation evaluation)
    {
        var health = evaluation.Health;
        var levels = string.Join(", ", evaluation.Results.Select(result => $"{result.Name} {result.State}"));
        var score = health.Value?.ToString("F0", CultureInfo.InvariantCulture) ?? "unknown";
        AnsiConsole.MarkupLineInterpolated($"health of {evaluation.Product}: [bold]{score}[/] ({health.Band}; {levels})");
    }

    public static int Audit(IReadOnlyList<AuditLogState> logs)
    {
        var table = new Table().Title("audit log").AddColumns("log", "records", "verified");
        foreach (var log in logs)
        {
            table.AddRow(log.Name, Number(log.Records), log.Verified ? "yes" : Markup.Escape($"no: {log.Problem}"));
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
        return logs.All(log => log.Verified) ? 0 : 1;
    }

    public static int Failed(DataProductException refusal)
    {
        Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
        return 2;
    }

    private static string Short(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Turns signs of life into a bar; hashing is quick and shows none.</summary>
    private sealed class BarProgress(ProgressTask bar) : IProgress<HydrationProgress>
    {
        public void Report(HydrationProgress value)
        {
            bar.Description = value.Jurisdiction is { } jurisdiction ? $"{value.Phase} {jurisdiction}" : value.Phase.ToString();
            bar.Value = value switch
            {
                { Phase: HydrationPhase.Done } => bar.MaxValue,
                { TotalBytes: > 0 } => bar.MaxValue * value.Bytes / value.TotalBytes.Value,
                _ => bar.Value, // rows that are computed have no bytes
            };
        }
    }
}
