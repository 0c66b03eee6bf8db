using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts.Cli.Output;

/// <summary>A rule that results refer to.</summary>
/// <param name="Id">Its id, never changed.</param>
/// <param name="Meaning">What it is about.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Address">The page that explains it.</param>
internal sealed record SarifRule(string Id, string Meaning, string Remedy, string Address);

/// <summary>Something that was found.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">What was found.</param>
/// <param name="Path">The file as it was typed; empty where there is none.</param>
internal sealed record SarifResult(string Rule, string Level, string Message, string Path)
{
    /// <summary>Gets the line, from 1; 0 where it is the whole file.</summary>
    public int Line { get; init; }

    public int Column { get; init; }

    /// <summary>Gets the name of what it is about within a contract, or null.</summary>
    public string? Element { get; init; }

    /// <summary>Gets why it is suppressed, or null.</summary>
    public string? Justification { get; init; }
}

/// <summary>Writes findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020), which code scanning and editors read.</summary>
internal static class SarifLog
{
    private const string Root = "ROOT";

    public static string Write(IReadOnlyList<SarifResult> results, Func<string, SarifRule> describe, int exitCode)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var rules = results.Select(one => one.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules.Select(describe));
            WriteInvocation(json, exitCode);
            WriteRoot(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var one in results)
            {
                WriteResult(json, one, rules.IndexOf(one.Rule));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTool(Utf8JsonWriter json, IEnumerable<SarifRule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "dataproduct");
        json.WriteString("informationUri", "https://github.com/dataproducts/dataproducts");
        var version = typeof(SarifLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        json.WriteString("version", version ?? "0");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Meaning);
            WriteText(json, "help", rule.Remedy);
            json.WriteString("helpUri", rule.Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, int exitCode)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", exitCode is ExitCode.Done or ExitCode.Finding);
        json.WriteNumber("exitCode", exitCode);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Paths stay as they were typed, below the folder that the command ran in.
    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteString("uri", new Uri(Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) + "/").AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, SarifResult one, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", one.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", one.Level);
        WriteText(json, "message", one.Message);
        if (one.Path.Length > 0 || one.Element is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WriteLocation(json, one);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (one.Justification is { } reason)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", reason);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SarifResult one)
    {
        if (one.Path.Length > 0)
        {
            json.WriteStartObject("physicalLocation");
            WriteArtifact(json, one.Path);
            if (one.Line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", one.Line);
                json.WriteNumber("startColumn", Math.Max(1, one.Column));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (one.Element is { } element)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", element);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", new Uri(Path.GetFullPath(path)).AbsoluteUri);
        }
        else
        {
            json.WriteString("uri", string.Join('/', path.Split(Path.DirectorySeparatorChar, '/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Root);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
