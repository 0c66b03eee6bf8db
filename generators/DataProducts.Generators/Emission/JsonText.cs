using System.Globalization;
using System.Text;

namespace DataProducts.Generators.Emission;

/// <summary>Writes compact JSON in ASCII. Members that are null are left out.</summary>
/// <remarks>A quote within a string is written as a number: the text never holds three quotes in a row and can stand in a raw
/// literal.</remarks>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private bool _first = true;

    public JsonText Open(string? name, char bracket)
    {
        Start(name);
        _text.Append(bracket);
        _first = true;
        return this;
    }

    public JsonText Close(char bracket)
    {
        _text.Append(bracket);
        _first = false;
        return this;
    }

    public JsonText Member(string? name, string? value)
    {
        if (value is null)
        {
            return this;
        }

        Start(name);
        Quote(value);
        return this;
    }

    public JsonText Member(string name, bool value)
    {
        Start(name);
        _text.Append(value ? "true" : "false");
        return this;
    }

    public JsonText Member(string name, double value)
    {
        Start(name);
        _text.Append(value.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Start(string? name)
    {
        if (!_first)
        {
            _text.Append(',');
        }

        _first = false;
        if (name is not null)
        {
            Quote(name);
            _text.Append(':');
        }
    }

    private void Quote(string text)
    {
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                _text.Append(c);
            }
            else
            {
                _text.Append("\\u").Append(((int)Readable(text, i)).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        _text.Append('"');
    }

    // Half a surrogate pair is no text; strict JSON readers refuse the whole document for it.
    private static char Readable(string text, int i)
    {
        var c = text[i];
        var paired = char.IsHighSurrogate(c)
            ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            : i > 0 && char.IsHighSurrogate(text[i - 1]);
        return char.IsSurrogate(c) && !paired ? '\uFFFD' : c;
    }
}
