using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Diff;

/// <summary>Shows a comparison.</summary>
internal static class DiffReportOutput
{
    public static void Write(DiffReport report)
    {
        foreach (var product in report.Products)
        {
            DiffOutput.Write(product.Diff);
            ChangeForms.WriteSubscribers(product.Subscribers);
        }

        foreach (var product in report.Unknown)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{product.Id}[/] is new: nobody relies on it yet. 'dataproduct contract accept' writes its baseline.");
        }

        foreach (var unused in report.UnusedSuppressions)
        {
            Console.Error.WriteLine($"warning DP1254: Nothing is suppressed by {unused}. Take the entry away.");
        }
    }
}

/// <summary>A comparison as JSON.</summary>
internal sealed record DiffReportDocument(
    string? Level,
    bool VersionSufficient,
    int ExitCode,
    IReadOnlyList<DiffReportDocument.ComparedDocument> Products,
    IReadOnlyList<string> New,
    IReadOnlyList<string> UnusedSuppressions)
{
    public static DiffReportDocument Of(DiffReport report) => new(
        report.Products.Max(product => product.Diff.Level)?.Word(),
        report.Products.All(product => product.Diff.IsVersionSufficient),
        report.ExitCode,
        [.. report.Products.Select(product => new ComparedDocument(DiffDocument.Of(product.Diff), product.Subscribers))],
        [.. report.Unknown.Select(product => product.Id)],
        report.UnusedSuppressions);

    internal sealed record ComparedDocument(DiffDocument Diff, IReadOnlyList<string> Subscribers);
}
