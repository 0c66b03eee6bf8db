using System.Globalization;
using DataProducts.Query;
using Spectre.Console;

namespace DataProducts.Cli.Output;

/// <summary>Shows a governed answer.</summary>
internal static class AnswerOutput
{
    private const int RowsShown = 100;

    public static void WriteTable(GovernedAnswer answer)
    {
        foreach (var notice in answer.Notices)
        {
            Console.Error.WriteLine($"warning: {notice.Message}");
        }

        if (!answer.Denied)
        {
            WriteRows(answer);
        }

        foreach (var reason in answer.Refused)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{(answer.Denied ? "denied" : "withheld")}[/] by {reason.Policy}: {reason.Reason}");
        }

        var seen = answer.Branches.Where(branch => branch.Allowed).Select(branch => branch.Jurisdiction.Code);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[grey]{answer.Rows.Count:N0} rows; jurisdictions: {string.Join(", ", seen.DefaultIfEmpty("none"))}; {answer.ClearCells:N0} cells opened, {answer.TokenCells:N0} left as tokens; request {answer.Request}[/]");
    }

    public static void WriteJson(GovernedAnswer answer) => JsonOutput.Write(
        new AnswerDocument(
            answer.Request,
            answer.Denied,
            [.. answer.Columns.Select(column => new AnswerDocument.AnswerColumn(column.Name, column.Type))],
            [.. answer.Rows.Select(row => row.Select(CellText.Of).ToArray())],
            [.. answer.Branches.Where(branch => branch.Allowed).Select(branch => branch.Jurisdiction.Code)],
            [.. answer.Refused.Select(reason => new AnswerDocument.ReasonDocument(reason.Policy, reason.Reason))],
            answer.ClearCells,
            answer.TokenCells,
            [.. answer.Notices.Select(one => new AnswerDocument.NoticeDocument(one.Product.ToString(), one.Successor.ToString(), one.Ends, one.Message))]),
        CliJson.Default.AnswerDocument);

    private static void WriteRows(GovernedAnswer answer)
    {
        var table = new Table();
        foreach (var column in answer.Columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column.Name)));
        }

        foreach (var row in answer.Rows.Take(RowsShown))
        {
            table.AddRow(row.Select(cell => new Text(Shown(cell))));
        }

        AnsiConsole.Write(table);
        if (answer.Rows.Count > RowsShown)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]… the first {RowsShown} of {answer.Rows.Count:N0}; --json gives all[/]");
        }
    }

    // A cell may hold anything; what a terminal would obey is not passed on to it.
    private static string Shown(object? cell) => string.Concat((CellText.Of(cell) ?? "∅").Select(c => char.IsControl(c) ? ' ' : c));
}
