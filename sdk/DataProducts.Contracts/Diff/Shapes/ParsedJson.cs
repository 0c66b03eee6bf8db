using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>A JSON text (RFC 8259) as a tree. Small, because the editor's analyzers use it too and can bring no parser of their own.</summary>
internal sealed class ParsedJson
{
    private readonly Dictionary<string, ParsedJson> _members = new(StringComparer.Ordinal);
    private readonly List<ParsedJson> _items = [];
    private readonly string? _literal; // true, false, null or a number as it stands
    private readonly string? _text;

    private ParsedJson(ParsedKind kind, string? text = null, string? literal = null) => (Kind, _text, _literal) = (kind, text, literal);

    public ParsedKind Kind { get; }

    public IReadOnlyList<ParsedJson> Items => _items;

    public IEnumerable<string> Names => _members.Keys;

    public static ParsedJson Object() => new(ParsedKind.Object);

    public static ParsedJson Array() => new(ParsedKind.Array);

    public static ParsedJson OfText(string text) => new(ParsedKind.Text, text: text);

    public static ParsedJson OfLiteral(string literal) => new(ParsedKind.Literal, literal: literal);

    /// <summary>Adds a member; false where the object has one of the name.</summary>
    public bool TryAdd(string name, ParsedJson value)
    {
        if (_members.ContainsKey(name))
        {
            return false;
        }

        _members.Add(name, value);
        return true;
    }

    public void Add(ParsedJson item) => _items.Add(item);

    /// <summary>Gives a member that is there and not null.</summary>
    public ParsedJson? Find(string name) => _members.TryGetValue(name, out var value) && value._literal != "null" ? value : null;

    public string? AsText() => _text;

    public string? Text(string name) => Find(name)?._text;

    public bool Flag(string name) => Find(name)?._literal == "true";

    public int? Integer(string name) =>
        int.TryParse(Find(name)?._literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public double? Number(string name) =>
        double.TryParse(Find(name)?._literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Gives the objects of a list; none where there is no such list.</summary>
    public IReadOnlyList<ParsedJson> Objects(string name) =>
        Find(name) is { } list ? [.. list._items.Where(item => item.Kind == ParsedKind.Object)] : [];

    /// <summary>Gives the texts of a list; none where there is no such list.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { } list ? [.. list._items.Select(item => item._text ?? string.Empty)] : [];
}

/// <summary>What a piece of JSON is.</summary>
internal enum ParsedKind
{
    Object,
    Array,
    Text,

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,
}
