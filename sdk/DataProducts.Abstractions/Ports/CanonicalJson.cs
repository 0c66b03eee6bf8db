using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts;

/// <summary>How canonical JSON (RFC 8785) is written: no white space, nothing escaped that need not be. Member order is the writer's duty.</summary>
internal static class CanonicalJson
{
    /// <summary>Gets the options. Numbers in canonical records are integers below 2^53, so that every JSON reader agrees on them.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };
}
