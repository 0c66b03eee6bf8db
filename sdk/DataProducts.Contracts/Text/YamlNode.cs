using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>A piece of YAML 1.2 with the data of JSON: read from a text, or made to be written.</summary>
internal abstract record YamlNode
{
    /// <summary>Gets the line on which it starts, from one; zero where it was not read.</summary>
    public int Line { get; init; }

    /// <summary>Gets the character of the line at which it starts, from one; zero where it was not read.</summary>
    public int Column { get; init; }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator YamlNode?(string? text) => text is null ? null : new YamlScalar(YamlKind.Text, text);

    public static implicit operator YamlNode(bool value) => new YamlScalar(YamlKind.Boolean, value ? "true" : "false");

    public static implicit operator YamlNode(long value) => new YamlScalar(YamlKind.Number, value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator YamlNode(decimal value) =>
        new YamlScalar(YamlKind.Number, value.ToString("0.#############################", CultureInfo.InvariantCulture));
}

/// <summary>What a scalar is.</summary>
internal enum YamlKind
{
    Null,
    Boolean,
    Number,
    Text,
}

/// <summary>A scalar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text itself; a number as JSON writes it; <c>true</c>, <c>false</c> or <c>null</c>.</param>
internal sealed record YamlScalar(YamlKind Kind, string Text) : YamlNode
{
    /// <summary>Gets how it stands in YAML.</summary>
    public string Written => Kind == YamlKind.Text ? YamlText.Write(Text) : Text;
}

/// <summary>A mapping in the order of its additions.</summary>
internal sealed record YamlMap : YamlNode, IEnumerable
{
    private readonly List<KeyValuePair<string, YamlNode>> _members;

    public YamlMap()
        : this(new List<KeyValuePair<string, YamlNode>>())
    {
    }

    /// <summary>Makes a mapping of exactly these members.</summary>
    public YamlMap(List<KeyValuePair<string, YamlNode>> members) => _members = members;

    public IReadOnlyList<KeyValuePair<string, YamlNode>> Members => _members;

    /// <summary>Adds a member; a null value or an empty list is left out.</summary>
    public void Add(string key, YamlNode? value)
    {
        if (value is not null and not YamlList { Items.Count: 0 })
        {
            _members.Add(new(key, value));
        }
    }

    public YamlNode? Find(string key)
    {
        foreach (var (name, value) in _members)
        {
            if (string.Equals(name, key, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();
}

/// <summary>A list of nodes.</summary>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items) : YamlNode;
