using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataProducts;

/// <summary>Reads values from JSON for generated code, where a field of the source holds a nested value: strict as
/// <see cref="FieldReader"/>, without reflection.</summary>
/// <remarks>
/// Numbers and truth values are JSON's own; a whole number of 64 bits and a decimal may stand in quotes too, because many writers save
/// their digits so. All else is text in the form of <see cref="FieldReader"/>. A text may be empty here, since JSON tells it from none.
/// </remarks>
public static class JsonFieldReader
{
    /// <summary>The most characters that a field with a nested value may have.</summary>
    public const int MaximumLength = 1024 * 1024;

    // Deeper than eight types in each other can be written; whatever is deeper is none of them.
    private const int MaximumDepth = 24;

    // Longer than every number, time or identifier; text is read apart.
    private const int MaximumToken = 128;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaximumDepth };

    /// <summary>Reads a field that holds one JSON value and nothing beside it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="text">The field, at most <see cref="MaximumLength"/> characters.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="value">The value read, to be used only if there is one.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead<T>(ReadOnlySpan<char> text, JsonValueReader<T> read, out T value)
    {
        ArgumentNullException.ThrowIfNull(read);
        value = default!;
        if (text.IsEmpty || text.Length > MaximumLength)
        {
            return false;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(StrictUtf8.GetMaxByteCount(text.Length));
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, StrictUtf8.GetBytes(text, bytes)), Options);
            return json.Read() && read(ref json, out value) && !json.Read();
        }
        catch (Exception malformed) when (malformed is JsonException or EncoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out bool value)
    {
        value = json.TokenType == JsonTokenType.True;
        return value || json.TokenType == JsonTokenType.False;
    }

    /// <summary>Reads a 32-bit integer.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out int value)
    {
        value = 0;
        return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out value);
    }

    /// <summary>Reads a 64-bit integer, also in quotes.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out long value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = 0;
        return json.TokenType is JsonTokenType.Number or JsonTokenType.String
            && TryCopy(ref json, text, out var length)
            && FieldReader.TryRead(text[..length], out value);
    }

    /// <summary>Reads a finite 32-bit floating-point number.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out float value)
    {
        value = 0;
        return json.TokenType == JsonTokenType.Number && json.TryGetSingle(out value) && float.IsFinite(value);
    }

    /// <summary>Reads a finite 64-bit floating-point number.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out double value)
    {
        value = 0;
        return json.TokenType == JsonTokenType.Number && json.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <summary>Reads a decimal number without an exponent that a column holds without loss, also in quotes.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="precision">Digits that the column holds, 1 to 38.</param>
    /// <param name="scale">Digits after the point that the column holds.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, int precision, int scale, out decimal value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = 0;
        return json.TokenType is JsonTokenType.Number or JsonTokenType.String
            && TryCopy(ref json, text, out var length)
            && FieldReader.TryRead(text[..length], precision, scale, out value);
    }

    /// <summary>Reads text, also an empty one, without half of a surrogate pair.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read; empty if there is none.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out string value)
    {
        value = "";
        return json.TokenType == JsonTokenType.String && TryGetText(ref json, out value);
    }

    /// <summary>Reads the name of a member, as the key of a dictionary: not empty, without half of a surrogate pair.</summary>
    /// <param name="json">Stands on the name.</param>
    /// <param name="name">The name read; empty if there is none.</param>
    /// <returns>Whether the JSON is such a name.</returns>
    public static bool TryReadName(ref Utf8JsonReader json, out string name)
    {
        name = "";
        return json.TokenType == JsonTokenType.PropertyName && TryGetText(ref json, out name) && name.Length > 0;
    }

    /// <summary>Reads a UUID in its 36-character form.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out Guid value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = default;
        return json.TokenType == JsonTokenType.String && TryCopy(ref json, text, out var length) && FieldReader.TryRead(text[..length], out value);
    }

    /// <summary>Reads a day.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out DateOnly value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = default;
        return json.TokenType == JsonTokenType.String && TryCopy(ref json, text, out var length) && FieldReader.TryRead(text[..length], out value);
    }

    /// <summary>Reads a time of day.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out TimeOnly value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = default;
        return json.TokenType == JsonTokenType.String && TryCopy(ref json, text, out var length) && FieldReader.TryRead(text[..length], out value);
    }

    /// <summary>Reads a point of time.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out DateTimeOffset value)
    {
        Span<char> text = stackalloc char[MaximumToken];
        value = default;
        return json.TokenType == JsonTokenType.String && TryCopy(ref json, text, out var length) && FieldReader.TryRead(text[..length], out value);
    }

    /// <summary>Reads a point of time in UTC.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read; its kind is UTC.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out DateTime value)
    {
        var valid = TryRead(ref json, out DateTimeOffset time);
        value = time.UtcDateTime;
        return valid;
    }

    /// <summary>Reads bytes in Base64, also none.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="value">The value read; empty if there is none.</param>
    /// <returns>Whether the JSON is such a value.</returns>
    public static bool TryRead(ref Utf8JsonReader json, out byte[] value)
    {
        value = [];
        return TryRead(ref json, out string text) && (text.Length == 0 || FieldReader.TryRead(text, out value));
    }

    // A number is as long as its bytes; a text with escapes is shorter than them.
    private static bool TryCopy(ref Utf8JsonReader json, scoped Span<char> text, out int length)
    {
        length = 0;
        if (json.ValueSpan.Length > text.Length)
        {
            return false;
        }

        try
        {
            length = json.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetChars(json.ValueSpan, text) : json.CopyString(text);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // an escape of half a surrogate pair
        }
    }

    private static bool TryGetText(ref Utf8JsonReader json, out string text)
    {
        try
        {
            text = json.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false; // an escape of half a surrogate pair
        }
    }
}
