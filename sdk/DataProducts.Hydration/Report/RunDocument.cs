using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>The report of one run as JSON: names, numbers and ids, never a value of a row. <c>docs/hydration.md</c> says what each means.</summary>
internal sealed class RunDocument(PortSchema schema, HydrationOptions options, DateTimeOffset started)
{
    public const int Version = 1;

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    public string Of(HydrationReport report, DateTimeOffset ended) => Write(ended, json =>
    {
        json.WriteString("outcome", report.DryRun ? "dry-run" : report.AlreadyHydrated ? "already-hydrated" : "hydrated");
        RunDocumentRows.Write(json, report);
    });

    /// <summary>Tells of a run that failed; only what this product says itself is told, by its id, of other failures the type.</summary>
    public string Of(Exception failure, DateTimeOffset ended, string? lineageProblem = null) => Write(ended, json =>
    {
        json.WriteString("outcome", failure is OperationCanceledException ? "stopped" : "failed");
        json.WriteStartObject("error");
        json.WriteString("id", (failure as DataProductException)?.Id ?? "bug");
        json.WriteString("message", failure is DataProductException ? failure.Message : failure.GetType().Name);
        json.WriteEndObject();
        if (failure is QuarantineLimitException limit)
        {
            json.WriteStartObject("rows");
            json.WriteNumber("read", limit.RowsRead);
            json.WriteNumber("written", 0);
            json.WriteNumber("quarantined", limit.RowsQuarantined);
            json.WriteEndObject();
            RunDocumentRows.WriteProblems(json, limit.Problems);
        }

        if (lineageProblem is not null)
        {
            json.WriteString("lineageProblem", lineageProblem);
        }
    });

    private string Write(DateTimeOffset ended, Action<Utf8JsonWriter> rest)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("product", schema.Product);
            json.WriteString("port", schema.Port);
            json.WriteString("contract", schema.Version);
            json.WriteString("started", started.UtcDateTime);
            json.WriteString("ended", ended.UtcDateTime);
            WriteOptions(json);
            rest(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteStartObject("options");
        json.WriteBoolean("dryRun", options.DryRun);
        json.WriteString("drift", DriftNames.Of(options.Drift));
        json.WriteString("replay", options.Replay);
        json.WriteStartObject("limit");
        RunDocumentRows.WriteNumber(json, "rows", options.Limit.Rows);
        if (options.Limit.Percent is { } percent)
        {
            json.WriteNumber("percent", percent);
        }
        else
        {
            json.WriteNull("percent");
        }

        json.WriteNumber("leastRows", options.Limit.LeastRows);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
