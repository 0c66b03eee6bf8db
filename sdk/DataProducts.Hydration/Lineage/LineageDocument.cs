using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>Writes the events of one run as OpenLineage 2-0-2 has them.</summary>
internal sealed class LineageDocument(Guid run, string space, PortSchema schema, LineageMap map)
{
    private const string Schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.Default };

    public Guid Run => run;

    public string Job { get; } = $"{schema.Product}.v{ProductReference.MajorOf(schema.Version)}.{schema.Port}";

    public ReadOnlyMemory<byte> Start(DateTimeOffset time, string? replayOf) =>
        Write("START", time, json => WriteRun(json, null, replayOf, null), NoFacts, null);

    public ReadOnlyMemory<byte> Complete(DateTimeOffset time, HydrationReport report, IReadOnlyDictionary<Jurisdiction, OutputFacts> facts) =>
        Write("COMPLETE", time, json => WriteRun(json, report.Batch, report.ReplayOf, null), facts, report);

    public ReadOnlyMemory<byte> Fail(DateTimeOffset time, string message, string? replayOf) =>
        Write("FAIL", time, json => WriteRun(json, null, replayOf, message), null, null);

    public ReadOnlyMemory<byte> Abort(DateTimeOffset time, string? replayOf) =>
        Write("ABORT", time, json => WriteRun(json, null, replayOf, null), null, null);

    private static IReadOnlyDictionary<Jurisdiction, OutputFacts> NoFacts { get; } = new Dictionary<Jurisdiction, OutputFacts>();

    // A run that failed published nothing, so it has no outputs.
    private ReadOnlyMemory<byte> Write(
        string type, DateTimeOffset time, Action<Utf8JsonWriter> writeRun, IReadOnlyDictionary<Jurisdiction, OutputFacts>? facts, HydrationReport? report)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteString("eventType", type);
            json.WriteString("eventTime", time.UtcDateTime);
            json.WriteString("producer", LineageFacet.Producer);
            json.WriteString("schemaURL", Schema);
            writeRun(json);
            WriteJob(json);
            json.WriteStartArray("inputs");
            foreach (var input in map.Inputs)
            {
                InputWriter.Write(json, input, map.Inputs.Count == 1 ? report : null);
            }

            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in facts is null ? [] : map.Outputs)
            {
                OutputWriter.Write(json, schema, output, facts!.GetValueOrDefault(output.Jurisdiction));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteRun(Utf8JsonWriter json, string? batch, string? replayOf, string? error)
    {
        json.WriteStartObject("run");
        json.WriteString("runId", run);
        json.WriteStartObject("facets");
        LineageFacet.Start(json, "processing_engine", "1-1-1/ProcessingEngineRunFacet");
        json.WriteString("version", LineageFacet.Version);
        json.WriteString("name", "DataProducts");
        json.WriteEndObject();
        LineageFacet.Start(json, "tags", "1-0-0/TagsRunFacet");
        json.WriteStartArray("tags");
        LineageFacet.WriteTag(json, "contract", schema.Version);
        LineageFacet.WriteTag(json, "batch", batch);
        LineageFacet.WriteTag(json, "replayOf", replayOf);
        json.WriteEndArray();
        json.WriteEndObject();
        if (error is not null)
        {
            LineageFacet.Start(json, "errorMessage", "1-0-1/ErrorMessageRunFacet");
            json.WriteString("message", error);
            json.WriteString("programmingLanguage", "C#");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteJob(Utf8JsonWriter json)
    {
        json.WriteStartObject("job");
        json.WriteString("namespace", space);
        json.WriteString("name", Job);
        json.WriteStartObject("facets");
        LineageFacet.Start(json, "jobType", "2-0-4/JobTypeJobFacet");
        json.WriteString("processingType", "BATCH");
        json.WriteString("integration", "DATAPRODUCTS");
        json.WriteString("jobType", "HYDRATION");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
