using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts;

/// <summary>Writes nested cells of an answer as JSON: a struct as an object, a list as an array, a map as an object of its keys as
/// text.</summary>
/// <param name="text">Gives the text of a value that is neither nested nor null, as it is in a cell of its own.</param>
internal sealed class NestedJson(Func<object, string> text)
{
    // Whoever prints the text escapes it for that place; letters of other scripts are to stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsNested(object? cell) => cell is object?[] or IReadOnlyDictionary<string, object?> or KeyValuePair<object, object?>[];

    public string Of(object cell)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, cell);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Write(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case IReadOnlyDictionary<string, object?> fields:
                Write(writer, fields);
                break;
            case KeyValuePair<object, object?>[] map:
                Write(writer, map.Select(pair => KeyValuePair.Create(text(pair.Key), pair.Value)));
                break;
            case object?[] list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal:
                writer.WriteRawValue(text(cell));
                break;
            case double number when double.IsFinite(number):
                writer.WriteRawValue(text(cell));
                break;
            case float number when float.IsFinite(number):
                writer.WriteRawValue(text(cell));
                break;
            default:
                writer.WriteStringValue(text(cell)); // also NaN and the infinities, which JSON has no numbers for
                break;
        }
    }

    private void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
