using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataProducts.Testing;

/// <summary>Writes a report of policy coverage.</summary>
public static class CoverageText
{
    /// <summary>Writes it for a terminal: a summary, then a line for each change that no test notices, in the form that editors
    /// recognise.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public static string ToText(PolicyCoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder(Summary(report)).Append('\n');
        foreach (var one in report.Unnoticed)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Path}({one.Line},{one.Column}): no test notices {one.Policy} {one.Change.ReplaceLineEndings(" ")}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes it for a comment on a change: a summary, and a table of the changes that no test notices.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Markdown.</returns>
    public static string ToMarkdown(PolicyCoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder(Summary(report)).Append('\n');
        if (report.Unnoticed.Count > 0)
        {
            text.Append("\n| policy | changed, and no test notices | where |\n| --- | --- | --- |\n");
        }

        foreach (var one in report.Unnoticed)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(one.Path)}:{one.Line}");
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(one.Policy)} | {Cell(one.Change)} | {Cell(place)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Writes it for a program.</summary>
    /// <param name="report">The report.</param>
    /// <returns>JSON.</returns>
    public static string ToJson(PolicyCoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(report, CoverageJson.Default.PolicyCoverageReport);
    }

    private static string Summary(PolicyCoverageReport report)
    {
        var noticed = report.Mutants.Count - report.Unnoticed.Count;
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Product}: {report.Tests} tests of {report.Policies} policies notice {noticed} of {report.Mutants.Count} changes ({report.Share:P0}).");
        return report.Untested.Count == 0 ? summary : $"{summary} No test notices if these are deleted: {string.Join(", ", report.Untested)}.";
    }

    // As code, so that nothing in it is Markdown or HTML; a code span ends at a run of backticks as long as its own.
    private static string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
        var fence = "`";
        while (line.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }
}

/// <summary>Writes the report without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, IgnoreReadOnlyProperties = false)]
[JsonSerializable(typeof(PolicyCoverageReport))]
internal sealed partial class CoverageJson : JsonSerializerContext;
