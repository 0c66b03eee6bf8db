using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>A piece of YAML 1.2 to be written: block mappings and lists, scalars on one line.</summary>
internal abstract record YamlNode
{
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator YamlNode?(string? text) => text is null ? null : new YamlScalar(YamlText.Write(text));

    public static implicit operator YamlNode(bool value) => new YamlScalar(value ? "true" : "false");

    public static implicit operator YamlNode(long value) => new YamlScalar(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator YamlNode(decimal value) =>
        new YamlScalar(value.ToString("0.#############################", CultureInfo.InvariantCulture));
}

/// <summary>A scalar, already in its written form.</summary>
internal sealed record YamlScalar(string Written) : YamlNode;

/// <summary>A mapping in the order of its additions. A null value or an empty list is left out.</summary>
internal sealed record YamlMap : YamlNode, IEnumerable
{
    private readonly List<KeyValuePair<string, YamlNode>> _members = [];

    public IReadOnlyList<KeyValuePair<string, YamlNode>> Members => _members;

    public void Add(string key, YamlNode? value)
    {
        if (value is not null and not YamlList { Items.Count: 0 })
        {
            _members.Add(new(key, value));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();
}

/// <summary>A list of nodes.</summary>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items) : YamlNode;
