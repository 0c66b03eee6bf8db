using System.Globalization;
using System.Text;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>A report for a person.</summary>
internal static class ReportText
{
    public static string Of(HydrationReport report)
    {
        var text = new StringBuilder();
        text.Append(Outcome(report)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"batch {report.Batch}{(report.ReplayOf is { } origin ? $", replay of {origin}" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"{report.RowsRead} rows read, {report.RowsWritten.Values.Sum()} in the lake, {report.RowsQuarantined} in quarantine\n");
        AddJurisdictions(text, report);
        AddProblems(text, report);
        AddDrift(text, report);
        if (report.Refusal is { } refusal)
        {
            text.Append("would be refused: ").Append(refusal).Append('\n');
        }

        if (report.LineageProblem is { } lost)
        {
            text.Append("lineage: ").Append(lost).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    public static void AddProblems(StringBuilder text, HydrationReport report)
    {
        foreach (var (problem, rows) in report.Problems.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Rule, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"quarantine: {rows}, {problem.Rule} in {problem.Column ?? "the row"}\n");
        }
    }

    public static void AddDrift(StringBuilder text, HydrationReport report)
    {
        foreach (var finding in report.Drift)
        {
            var what = finding.Kind switch
            {
                DriftKind.Added => "is new and kept out",
                DriftKind.Ignored => "is unknown and kept out",
                _ => $"is {finding.Type} and read from its text",
            };
            text.Append(CultureInfo.InvariantCulture, $"drift: {finding.Column} of {finding.Part} {what}\n");
        }
    }

    private static string Outcome(HydrationReport report) => report switch
    {
        { DryRun: true } => "dry run: nothing was tokenised, written or committed",
        { AlreadyHydrated: true } => "in the lake already: nothing was committed",
        _ => string.Create(
            CultureInfo.InvariantCulture, $"{report.Committed} snapshots committed in {report.Duration.TotalSeconds:F1} s{(report.Published ? ", published" : "")}"),
    };

    private static void AddJurisdictions(StringBuilder text, HydrationReport report)
    {
        var table = new TextTable("jurisdiction", "rows", "tokens", "late");
        foreach (var (jurisdiction, rows) in report.RowsWritten.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            var late = report.Late.TryGetValue(jurisdiction, out var finding) ? $"{Number(finding.Rows)} ({string.Join(", ", finding.Reopened)})" : "0";
            table.Add(jurisdiction.Code, Number(rows), Number(report.Tokens.GetValueOrDefault(jurisdiction)), late);
        }

        table.WriteTo(text);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
