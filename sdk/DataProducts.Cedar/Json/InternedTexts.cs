using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Gives equal short strings of a JSON text as one object, and remembers which of them are names of types: 100,000 entities
/// repeat the same few types and attributes.</summary>
internal sealed class InternedTexts
{
    private const int MaxLength = 64;

    // Ids and values are mostly different; past this many the table would only cost memory.
    private const int MaxCount = 4096;

    private readonly Dictionary<string, bool?> _texts = new(StringComparer.Ordinal);

    /// <summary>Gives the reader's current string or field name; null where it is not valid Unicode.</summary>
    public string? Get(in Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueSpan.Length <= MaxLength && !reader.HasValueSequence ? GetShort(reader) : reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for half a surrogate pair.
            return null;
        }
    }

    /// <summary>Whether a text is a path of names.</summary>
    public bool IsPath(string text)
    {
        if (_texts.TryGetValue(text, out var known) && known is { } answer)
        {
            return answer;
        }

        answer = WrittenNames.IsPath(text);
        if (_texts.Count < MaxCount)
        {
            _texts[text] = answer;
        }

        return answer;
    }

    private string GetShort(in Utf8JsonReader reader)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var text = buffer[..reader.CopyString(buffer)];
        var lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known, out _))
        {
            return known;
        }

        var made = text.ToString();
        if (_texts.Count < MaxCount)
        {
            _texts.Add(made, null);
        }

        return made;
    }
}
