using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>A type of the lake, with what stands within.</summary>
/// <param name="Kind">The first word of its name: <c>int</c>, <c>decimal</c>, <c>struct</c>.</param>
/// <param name="Text">The name of a primitive type, else as <paramref name="Kind"/>.</param>
/// <param name="Unique">Whether the elements of a list are distinct.</param>
/// <param name="Children">A struct's fields, a list's element, a map's key and value; empty for a primitive type.</param>
internal sealed record TypeShape(string Kind, string Text, bool Unique, IReadOnlyList<FieldShape> Children)
{
    /// <summary>Gets the digits of a decimal and those after its point; null for any other type.</summary>
    public (int Precision, int Scale)? Digits
    {
        get
        {
            var parts = Text.Split('(', ',', ')');
            return Kind == "decimal" && parts.Length == 4 && Number(parts[1]) is { } precision && Number(parts[2]) is { } scale
                ? (precision, scale) : null;
        }
    }

    /// <summary>Reads a type: a text for a primitive one, else an object.</summary>
    public static TypeShape Of(ParsedJson? json)
    {
        if (json?.AsText() is { } text)
        {
            return new(text.Split('(')[0], text, Unique: false, []);
        }

        var kind = json?.Text("type") ?? string.Empty;
        return new(kind, kind, json?.Flag("unique") ?? false, Within(kind, json));
    }

    /// <summary>Gives its name in a sentence.</summary>
    public override string ToString() => Unique ? "set" : Text;

    private static IReadOnlyList<FieldShape> Within(string kind, ParsedJson? json) => (kind, json) switch
    {
        (_, null) => [],
        ("struct", _) => [.. json.Objects("fields").Select(field => new FieldShape(field))],
        ("list", _) => [new("element", json.Find("element"), json.Flag("elementNullable"), json.Texts("values"))],
        ("map", _) => [new("key", json.Find("key"), nullable: false, []), new("value", json.Find("value"), json.Flag("valueNullable"), [])],
        _ => [],
    };

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
