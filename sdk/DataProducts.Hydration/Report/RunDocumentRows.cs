using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>The part of a run's document that tells of rows.</summary>
internal static class RunDocumentRows
{
    public static void Write(Utf8JsonWriter json, HydrationReport report)
    {
        json.WriteString("batch", report.Batch);
        json.WriteString("replayOf", report.ReplayOf);
        json.WriteBoolean("published", report.Published);
        json.WriteNumber("committed", report.Committed);
        json.WriteNumber("seconds", Math.Round(report.Duration.TotalSeconds, 3));
        json.WriteStartObject("rows");
        json.WriteNumber("read", report.RowsRead);
        json.WriteNumber("written", report.RowsWritten.Values.Sum());
        json.WriteNumber("quarantined", report.RowsQuarantined);
        json.WriteNumber("late", report.Late.Values.Sum(late => late.Rows));
        json.WriteEndObject();
        WriteJurisdictions(json, report);
        WriteProblems(json, report.Problems);
        WriteDrift(json, report.Drift);
        WriteNumber(json, "quarantineSnapshot", report.QuarantineSnapshot == 0 ? null : report.QuarantineSnapshot);
        json.WriteString("refusal", report.Refusal);
        if (report.LineageProblem is not null)
        {
            json.WriteString("lineageProblem", report.LineageProblem);
        }
    }

    public static void WriteProblems(Utf8JsonWriter json, IReadOnlyDictionary<RowProblem, long> problems)
    {
        json.WriteStartArray("problems");
        foreach (var (problem, rows) in problems.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Rule, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Column, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("rule", problem.Rule);
            json.WriteString("column", problem.Column);
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a number, or null. Snapshot ids are numbers of up to 19 digits.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteJurisdictions(Utf8JsonWriter json, HydrationReport report)
    {
        json.WriteStartArray("jurisdictions");
        foreach (var jurisdiction in report.RowsWritten.Keys.Union(report.Snapshots.Keys).OrderBy(one => one.Code, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("code", jurisdiction.Code);
            json.WriteNumber("rows", report.RowsWritten.GetValueOrDefault(jurisdiction));
            json.WriteNumber("tokens", report.Tokens.GetValueOrDefault(jurisdiction));
            WriteNumber(json, "snapshot", report.Snapshots.TryGetValue(jurisdiction, out var snapshot) ? snapshot : null);
            var late = report.Late.GetValueOrDefault(jurisdiction);
            json.WriteNumber("late", late?.Rows ?? 0);
            json.WriteStartArray("reopened");
            foreach (var partition in late?.Reopened ?? [])
            {
                json.WriteStringValue(partition);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDrift(Utf8JsonWriter json, IReadOnlyList<DriftFinding> drift)
    {
        json.WriteStartArray("drift");
        foreach (var finding in drift)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.ToString().ToLowerInvariant());
            json.WriteString("part", finding.Part);
            json.WriteString("column", finding.Column);
            json.WriteString("type", finding.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
