using DataProducts.Access;
using Spectre.Console;

namespace DataProducts.Cli.Diff;

/// <summary>Shows what another version of the standards changes, product by product.</summary>
internal static class StandardsReportOutput
{
    public static void Write(StandardsReport report)
    {
        foreach (var product in report.Products)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{product.Product.Id}[/] {product.Product.Version}: {product.Move(report.After.Package)}");
            if (product.Changes.Count == 0)
            {
                AnsiConsole.WriteLine($"Nothing changes for {product.Product.Id}.");
            }
            else
            {
                ChangeForms.WriteTable(product.Changes.Select(change => (change.Level, RuleOf(change), change.Place, change.Message)));
                AnsiConsole.WriteLine($"{ChangeForms.Counts([.. product.Changes.Select(change => change.Level)])}.");
                ChangeForms.WriteSubscribers(product.Subscribers);
            }

            if (product.PolicyFiles == 0)
            {
                AnsiConsole.WriteLine("No policy of the team was found, so none was checked under the new version.");
            }
        }
    }

    /// <summary>Gives the word that stands for what a change is about.</summary>
    public static string RuleOf(StandardsChange change) => change.Topic.ToString().ToLowerInvariant();
}

/// <summary>The same as JSON.</summary>
internal sealed record StandardsReportDocument(
    string? Level, int ExitCode, StandardsReportDocument.StandardsVersionDocument Standards, IReadOnlyList<StandardsReportDocument.MovedProductDocument> Products)
{
    public static StandardsReportDocument Of(StandardsReport report) => new(
        report.Products.Max(product => product.Level)?.Word(),
        report.ExitCode,
        StandardsVersionDocument.Of(report.After.Package),
        [.. report.Products.Select(product => MovedProductDocument.Of(report, product))]);

    internal sealed record StandardsVersionDocument(string Name, string Version, string Hash)
    {
        public static StandardsVersionDocument Of(StandardsPackage standards) => new(standards.Name, standards.Version, standards.Hash);
    }

    internal sealed record MovedProductDocument(
        string Product,
        string Version,
        StandardsVersionDocument Before,
        string? Level,
        IReadOnlyList<StandardsChangeDocument> Changes,
        int PolicyFiles,
        IReadOnlyList<string> Subscribers)
    {
        public static MovedProductDocument Of(StandardsReport report, ComparedStandards product) => new(
            product.Product.Id,
            product.Product.Version,
            StandardsVersionDocument.Of(product.Before),
            product.Level?.Word(),
            [.. product.Changes.Select(change => StandardsChangeDocument.Of(change, report.IsFinding(product, change)))],
            product.PolicyFiles,
            product.Subscribers);
    }

    /// <summary>A change; the file is one of the standards, or a policy of the team; line 0 is the whole file.</summary>
    internal sealed record StandardsChangeDocument(string Level, string Rule, string Place, string File, int Line, string Message, bool Finding)
    {
        public static StandardsChangeDocument Of(StandardsChange change, bool finding) =>
            new(change.Level.Word(), StandardsReportOutput.RuleOf(change), change.Place, change.File, change.Line, change.Message, finding);
    }
}
