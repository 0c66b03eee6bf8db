using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Writes findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020), which code scanning and editors read.</summary>
internal static class SarifLog
{
    private const string Root = "ROOT";

    public static string Write(FindingsReport report, int exitCode)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var rules = report.Findings.Select(one => one.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            WriteInvocation(json, exitCode);
            WriteRoot(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var one in report.Findings)
            {
                WriteResult(json, one, rules.IndexOf(one.Code));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTool(Utf8JsonWriter json, List<string> rules)
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
            var (meaning, remedy) = ErrorPage.Find(rule);
            json.WriteStartObject();
            json.WriteString("id", rule);
            WriteText(json, "shortDescription", meaning);
            WriteText(json, "help", remedy);
            json.WriteString("helpUri", ErrorPage.Address);
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

    private static void WriteResult(Utf8JsonWriter json, CedarDiagnostic one, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", one.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", one.IsWarning ? "warning" : "error");
        WriteText(json, "message", one.Help is null ? one.Message : $"{one.Message} {one.Help}");
        if (one.Path.Length > 0)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
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
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
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
