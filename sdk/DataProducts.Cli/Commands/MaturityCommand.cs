using System.CommandLine;
using DataProducts.Catalog;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct maturity</c>: how far has a product come, and what is missing?</summary>
internal static class MaturityCommand
{
    public static Command Make()
    {
        var product = new Argument<string>("product") { Description = "The product's id, for example retail.customers." };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("maturity", "Computes a product's level, from 0 to 5, and lists what is missing (docs/maturity.md).") { product, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var id = parsed.GetRequiredValue(product);
            var report = await platform.Maturity.AssessAsync(id, cancellation).ConfigureAwait(false)
                ?? throw StateFolder.NotRegistered(id);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Document(report), CliJson.Default.MaturityDocument);
            }
            else
            {
                Write(report);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static MaturityDocument Document(MaturityReport report) => new(
        report.Product,
        report.Version,
        report.Level,
        report.Assessed,
        [.. report.Missing.Select(one => one.Id)],
        [
            .. report.Criteria.Select(one =>
                new MaturityDocument.CriterionDocument(one.Id, one.Level, one.State.ToString(), one.Rule, one.Evidence, one.Observed)),
        ]);

    private static void Write(MaturityReport report)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{report.Product}[/] {report.Version} is at level [bold]{report.Level}[/] of {MaturityReport.HighestLevel}.");
        var table = new Table().AddColumns("missing", "what is asked for", "what was found");
        foreach (var one in report.Missing)
        {
            table.AddRow(new Text(one.Id), new Text(one.Rule), new Text(one.Evidence));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("[grey]--json gives every criterion with its evidence.[/]");
    }
}
