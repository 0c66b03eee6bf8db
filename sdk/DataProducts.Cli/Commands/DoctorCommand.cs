using System.CommandLine;
using DataProducts.Cli.Doctor;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct doctor</c>: is everything here as it must be?</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("doctor", "Checks this machine and the platform's folder, and says what to do.") { state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var checks = new List<CheckDocument>
            {
                MachineChecks.Runtime(), MachineChecks.Engine(), MachineChecks.ParquetReader(), MachineChecks.TokenKernel(),
            };
            checks.AddRange(await FolderChecks.RunAsync(parsed.GetValue(state), cancellation).ConfigureAwait(false));
            var healthy = checks.All(check => check.Ok);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new DoctorDocument(healthy, checks), CliJson.Default.DoctorDocument);
            }
            else
            {
                Write(checks);
            }

            return healthy ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }

    private static void Write(List<CheckDocument> checks)
    {
        var table = new Table().AddColumns("check", string.Empty, "found", "what to do");
        foreach (var check in checks)
        {
            table.AddRow(new Text(check.Check), new Markup(check.Ok ? "[green]ok[/]" : "[red]bad[/]"), new Text(check.Found), new Text(check.Advice ?? string.Empty));
        }

        AnsiConsole.Write(table);
    }
}
