using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts;

/// <summary>How canonical JSON (RFC 8785) is written: no white space, nothing escaped that need not be. Member order is the writer's
/// duty.</summary>
internal static class CanonicalJson
{
    /// <summary>The greatest integer that every JSON reader knows exactly: 2^53 - 1 (RFC 8785, 3.2.2.3).</summary>
    public const long MaximumInteger = (1L << 53) - 1;

    // Throws on half a surrogate pair, as RFC 8785 3.2.2.2 demands.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gets the options. Numbers in canonical records are integers below 2^53, so that every JSON reader agrees on them.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>Writes text, or null, as RFC 8785 3.2.2.2 says. No encoder of .NET does: all escape emoji, and write hexadecimal in
    /// capitals.</summary>
    /// <exception cref="EncoderFallbackException">The text has half a surrogate pair.</exception>
    public static void WriteText(Utf8JsonWriter json, string? text)
    {
        if (text is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteRawValue(StrictUtf8.GetBytes(Quote(text)), skipInputValidation: true);
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\f' => quoted.Append("\\f"),
                '\r' => quoted.Append("\\r"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
