using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>The fields of a record, by name in ordinal order.</summary>
internal sealed class CedarRecord : IEquatable<CedarRecord>, IReadOnlyDictionary<string, CedarValue>
{
    private readonly CedarValue[] _values;
    private readonly int _hash;

    public CedarRecord(IEnumerable<KeyValuePair<string, CedarValue>> fields)
    {
        KeyValuePair<string, CedarValue>[] given = [.. fields];
        (var names, _values) = Sort(given);
        if (HasRepeated(names))
        {
            var last = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
            foreach (var (name, value) in given)
            {
                last[name] = value;
            }

            (names, _values) = Sort([.. last]);
        }

        Shape = new(names);
        _hash = Shape.GetHashCode();
        foreach (var value in _values)
        {
            _hash = unchecked((_hash * 31) + value.GetHashCode());
            MentionsEntities |= value.MentionsEntities;
        }
    }

    private CedarRecord(CedarRecord source, RecordShape shape, CedarValue[] values)
    {
        Shape = shape;
        _values = values;
        _hash = source._hash;
        MentionsEntities = source.MentionsEntities;
    }

    public static CedarRecord Empty { get; } = new([]);

    public RecordShape Shape { get; }

    /// <summary>Gets whether the name of an entity occurs anywhere in it.</summary>
    public bool MentionsEntities { get; }

    public int Count => _values.Length;

    public IEnumerable<string> Keys => Shape.Names;

    public IEnumerable<CedarValue> Values => _values;

    public CedarValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no field '{key}'.");

    public bool ContainsKey(string key) => Shape.Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out CedarValue value) => TryGet(key, out value);

    public bool Contains(in FieldName name) => Shape.Find(name) >= 0;

    public bool TryGet(in FieldName name, out CedarValue value)
    {
        var at = Shape.Find(name);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <summary>Makes an equal record of values that are equal to these, but other objects.</summary>
    public CedarRecord Replace(Func<CedarValue, CedarValue> equal) => new(this, Shape, Array.ConvertAll(_values, value => equal(value)));

    /// <summary>Makes an equal record with another object for its shape.</summary>
    public CedarRecord Replace(RecordShape equal) => new(this, equal, _values);

    public bool Equals(CedarRecord? other)
    {
        if (other is null || _hash != other._hash || !Shape.Equals(other.Shape))
        {
            return false;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            if (!_values[i].Equals(in other._values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CedarRecord);

    public override int GetHashCode() => _hash;

    public IEnumerator<KeyValuePair<string, CedarValue>> GetEnumerator()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            yield return KeyValuePair.Create(Shape.Names[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (string[] Names, CedarValue[] Values) Sort(KeyValuePair<string, CedarValue>[] fields)
    {
        var names = Array.ConvertAll(fields, field => field.Key);
        var values = Array.ConvertAll(fields, field => field.Value);
        Array.Sort(names, values, StringComparer.Ordinal);
        return (names, values);
    }

    private static bool HasRepeated(string[] names)
    {
        for (var i = 1; i < names.Length; i++)
        {
            if (string.Equals(names[i - 1], names[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
