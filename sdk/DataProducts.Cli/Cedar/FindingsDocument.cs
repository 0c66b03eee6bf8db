using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What a command found in files.</summary>
internal sealed record FindingsDocument(
    string Summary, int Files, int Errors, int Warnings, int ExitCode, IReadOnlyList<FindingsDocument.FindingDocument> Findings)
{
    public static FindingsDocument Of(FindingsReport report, int exitCode) =>
        new(report.Summary, report.Files, report.Errors, report.Warnings, exitCode, [.. report.Findings.Select(FindingDocument.Of)]);

    /// <summary>One finding; path, line and column are null where there is none.</summary>
    internal sealed record FindingDocument(string Severity, string Id, string? Path, int? Line, int? Column, string Message, string? Help)
    {
        public static FindingDocument Of(CedarDiagnostic one) => new(
            one.IsWarning ? "warning" : "error",
            one.Code,
            one.Path.Length > 0 ? one.Path : null,
            one.Line > 0 ? one.Line : null,
            one.Line > 0 ? one.Column : null,
            one.Message,
            one.Help);
    }
}

/// <summary>Writes the documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(DecisionExplanationDocument))]
[JsonSerializable(typeof(RowExplanationDocument))]
internal sealed partial class CedarJson : JsonSerializerContext
{
    /// <summary>Gets the context that writes quotes and signs as they are: the documents hold Cedar and SQL, and stand in no page.</summary>
    public static CedarJson Readable => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Writes one document a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DecisionDocument))]
internal sealed partial class CedarJsonLines : JsonSerializerContext
{
    /// <summary>Gets the context that writes quotes and signs as they are.</summary>
    public static CedarJsonLines Readable => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
