using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Cli.Vault;

namespace DataProducts.Cli.Removal;

/// <summary><c>dataproduct retention --plan|--apply</c>: rows whose time is over.</summary>
internal static class RetentionCommand
{
    public static Command Make()
    {
        var (plan, apply) = (EraseCommand.PlanOption(), EraseCommand.ApplyOption("Removes them. It cannot be taken back."));
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("retention", "Removes the rows that were kept as long as their contracts allow ([Retention]); for a schedule.")
        {
            plan, apply, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var applies = EraseCommand.Choice(parsed.GetValue(plan), parsed.GetValue(apply));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var report = await platform.RetainAsync(applies, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(report, CliJson.Default.RetentionReport);
            }
            else
            {
                Write(report);
            }

            return report.Ports.Any(port => port.Hold is not null && port.Removal.Rows > 0) ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }

    private static void Write(RetentionReport report)
    {
        if (report.Ports.Count == 0)
        {
            Console.WriteLine("No port with a table says how long its rows are kept.");
        }

        foreach (var port in report.Ports)
        {
            var hold = port.Hold is { } id ? $"; the legal hold {id} keeps them" : "";
            EraseOutput.Write(port.Removal, $" from before {port.Before:u} ({port.Period}{(port.Column is null ? "" : $" by {port.Column}")}){hold}");
        }

        Console.WriteLine(report.Applied ? $"{VaultInputs.Number(report.Files.Count)} files went; request {report.Request}." : "Nothing was removed; --apply does it.");
    }
}
