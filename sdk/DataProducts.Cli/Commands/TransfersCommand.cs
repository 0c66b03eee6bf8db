using System.CommandLine;
using System.Globalization;
using DataProducts.Access;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct transfers</c>: what may cross which border today, and what of it ends soon?</summary>
internal static class TransfersCommand
{
    public static Command Make()
    {
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command(
            "transfers", "Shows the transfer matrix, which instruments are in force, and what ends soon (docs/transfers.md).") { state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var reports = await platform.TransfersAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new TransfersDocument([.. reports.Select(Document)]), CliJson.Default.TransfersDocument);
            }
            else if (reports.Count == 0)
            {
                AnsiConsole.WriteLine("No product is registered, so nothing is decided by any matrix.");
            }
            else
            {
                foreach (var report in reports)
                {
                    Write(report);
                }
            }

            return reports.Any(report => report.Standing.IsExpired) ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }

    private static TransfersDocument.MatrixDocument Document(TransferReport report) => new(
        report.Standing.Matrix.Version,
        report.Standing.IsExpired,
        report.Standing.Ends,
        report.Standing.DaysLeft,
        report.Standing.Waiver?.RecordedBy,
        report.Products,
        [.. report.Standing.Matrix.Cells.Select(cell => new TransfersDocument.CellDocument(cell.Id, cell.Grade.ToString(), cell.Instruments, IsOpen(cell, report)))],
        report.InForce,
        [.. report.Endings.Select(one => new TransfersDocument.EndingDocument(one.Id, one.Ends, one.DaysLeft))]);

    private static void Write(TransferReport report)
    {
        AnsiConsole.WriteLine(report.Standing.Sentence);
        AnsiConsole.WriteLine($"It decides about {string.Join(", ", report.Products)}. It is a default, not legal advice.");
        var places = report.Standing.Matrix.Cells.SelectMany(cell => new[] { cell.Data, cell.Viewer }).Distinct().ToList();
        var table = new Table().AddColumn("data \\ viewer");
        table.AddColumns([.. places.Select(place => place.Code)]);
        foreach (var data in places)
        {
            table.AddRow([new Text(data.Code), .. places.Select(viewer => new Text(TextOf(data, viewer, report)))]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine("A: clear values. C*: clear values, an instrument is in force. C: tokens until one that it names is. T: tokens. D: nothing.");
        foreach (var one in report.Endings)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Id} ends on {one.Ends:yyyy-MM-dd}, in {one.DaysLeft} days."));
        }
    }

    private static string TextOf(Jurisdiction data, Jurisdiction viewer, TransferReport report)
    {
        var cell = report.Standing.Matrix.Cells.FirstOrDefault(one => one.Data == data && one.Viewer == viewer);
        return cell is null ? report.Standing.Matrix.GradeOf(data, viewer).ToString()
            : cell.Grade == TransferGrade.C ? $"C{(IsOpen(cell, report) ? "*" : string.Empty)} {string.Join(" or ", cell.Instruments)}"
            : cell.Grade.ToString();
    }

    private static bool IsOpen(TransferCell cell, TransferReport report) => !report.Standing.IsExpired && cell.Grade switch
    {
        TransferGrade.A => true,
        TransferGrade.C => cell.InstrumentNames.Any(name => report.InForce.Contains(name, StringComparer.Ordinal)),
        _ => false,
    };
}
