using DataProducts.Cedar;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Cedar;

/// <summary>Writes findings.</summary>
internal static class FindingsOutput
{
    private const string Reset = "\e[0m";

    /// <summary>Writes a report; its summary goes to standard error where standard output is for a program.</summary>
    public static void Write(FindingsReport report, OutputForm form, int exitCode)
    {
        switch (form)
        {
            case OutputForm.Json:
                JsonOutput.Write(FindingsDocument.Of(report, exitCode), CedarJson.Readable.FindingsDocument);
                break;
            case OutputForm.Sarif:
                Console.Out.WriteLine(SarifLog.Write([.. report.Findings.Select(ResultOf)], SarifRules.Describe, exitCode));
                break;
            default:
                WriteLines(report.Findings);
                Console.Error.WriteLine(SummaryOf(report));
                break;
        }
    }

    /// <summary>Writes one line a finding, in the form that MSBuild and editors read; on a terminal its word has a colour.</summary>
    public static void WriteLines(IEnumerable<CedarDiagnostic> findings)
    {
        foreach (var one in findings)
        {
            var line = Printable(one.ToString());
            Console.Out.WriteLine(HasColours ? Coloured(line, one) : line);
        }
    }

    /// <summary>Gives text that no terminal obeys and no reader takes for two lines.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>Gives a finding as SARIF has it.</summary>
    public static SarifResult ResultOf(CedarDiagnostic one) =>
        new(one.Code, one.IsWarning ? "warning" : "error", one.Help is null ? one.Message : $"{one.Message} {one.Help}", one.Path)
        {
            Line = one.Line,
            Column = one.Column,
        };

    private static bool HasColours =>
        !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    private static string Coloured(string line, CedarDiagnostic one)
    {
        var word = $"{(one.IsWarning ? "warning" : "error")} {one.Code}";
        var at = line.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? line : $"{line[..at]}{(one.IsWarning ? "\e[33m" : "\e[31m")}{word}{Reset}{line[(at + word.Length)..]}";
    }

    private static string SummaryOf(FindingsReport report) => report.Findings.Count == 0
        ? $"{report.Summary}: no findings"
        : $"{report.Summary}: {Counted.Of((report.Errors, "error", "errors"), (report.Warnings, "warning", "warnings"))}";
}
