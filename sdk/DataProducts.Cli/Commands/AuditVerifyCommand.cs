using System.CommandLine;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct audit verify</c>: was a byte of the audit log changed?</summary>
internal static class AuditVerifyCommand
{
    public static Command Make()
    {
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("verify", "Checks every byte of every audit log by public keys alone, and names the first bad record.") { state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var logs = await platform.VerifyAuditAsync(cancellation).ConfigureAwait(false);
            var verified = logs.All(log => log.Verified);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new AuditReportDocument(verified, [.. logs.Select(Document)]), CliJson.Default.AuditReportDocument);
            }
            else
            {
                Write(logs);
            }

            return verified ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }

    private static AuditDocument Document(AuditLogState log) =>
        new(log.Name, log.Verified, log.Records, log.Root, log.FirstBadRecord, log.Problem);

    private static void Write(IReadOnlyList<AuditLogState> logs)
    {
        if (logs.Count == 0)
        {
            AnsiConsole.WriteLine("There is no audit log yet.");
            return;
        }

        var table = new Table().AddColumns("log", "records", "root", "verified");
        foreach (var log in logs)
        {
            table.AddRow(Markup.Escape(log.Name), $"{log.Records}", log.Root is { Length: > 16 } root ? $"{root[..16]}…" : "none", log.Verified ? "yes" : "[red]no[/]");
        }

        AnsiConsole.Write(table);
        foreach (var log in logs.Where(log => !log.Verified))
        {
            var where = log.FirstBadRecord is { } record ? $"the first bad record is {record}" : "no single record is at fault";
            AnsiConsole.MarkupLineInterpolated($"[red]{log.Name}[/]: {where}. {log.Problem} ({log.Folder})");
        }
    }
}
