using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>The fields of a record, by name in ordinal order.</summary>
internal sealed class CedarRecord : IEquatable<CedarRecord>, IReadOnlyDictionary<string, CedarValue>
{
    // Up to here a scan over the names' hashes, a vector at a time, is quicker than a search.
    private const int MaxScanned = 256;

    private readonly string[] _names;
    private readonly int[] _nameHashes;
    private readonly CedarValue[] _values;
    private readonly int _hash;

    public CedarRecord(IEnumerable<KeyValuePair<string, CedarValue>> fields)
    {
        KeyValuePair<string, CedarValue>[] given = [.. fields];
        (_names, _values) = Sort(given);
        if (HasRepeatedName())
        {
            var last = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
            foreach (var (name, value) in given)
            {
                last[name] = value;
            }

            (_names, _values) = Sort([.. last]);
        }

        _nameHashes = new int[_names.Length];
        for (var i = 0; i < _names.Length; i++)
        {
            _nameHashes[i] = _names[i].GetHashCode(StringComparison.Ordinal);
            _hash = unchecked((((_hash * 31) + _nameHashes[i]) * 31) + _values[i].GetHashCode());
            MentionsEntities |= _values[i].MentionsEntities;
        }
    }

    private CedarRecord(CedarRecord source, CedarValue[] values)
    {
        _names = source._names;
        _nameHashes = source._nameHashes;
        _values = values;
        _hash = source._hash;
        MentionsEntities = source.MentionsEntities;
    }

    public static CedarRecord Empty { get; } = new([]);

    /// <summary>Gets whether the name of an entity occurs anywhere in it.</summary>
    public bool MentionsEntities { get; }

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<CedarValue> Values => _values;

    public CedarValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no field '{key}'.");

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out CedarValue value) => TryGet(key, out value);

    public bool Contains(in FieldName name) => Find(name) >= 0;

    public bool TryGet(in FieldName name, out CedarValue value)
    {
        var at = Find(name);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <summary>Makes a record of the same fields whose values are equal to these, but other objects.</summary>
    public CedarRecord Replace(Func<CedarValue, CedarValue> equal) => new(this, Array.ConvertAll(_values, value => equal(value)));

    public bool Equals(CedarRecord? other)
    {
        if (other is null || _hash != other._hash || _names.Length != other._names.Length)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!string.Equals(_names[i], other._names[i], StringComparison.Ordinal) || !_values[i].Equals(other._values[i]))
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
        for (var i = 0; i < _names.Length; i++)
        {
            yield return KeyValuePair.Create(_names[i], _values[i]);
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

    private bool HasRepeatedName()
    {
        for (var i = 1; i < _names.Length; i++)
        {
            if (string.Equals(_names[i - 1], _names[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private int Find(in FieldName name)
    {
        if (_names.Length > MaxScanned)
        {
            return Array.BinarySearch(_names, name.Text, StringComparer.Ordinal);
        }

        for (var start = 0; start < _nameHashes.Length; start++)
        {
            var at = _nameHashes.AsSpan(start).IndexOf(name.Hash);
            if (at < 0)
            {
                return -1;
            }

            start += at;
            if (string.Equals(_names[start], name.Text, StringComparison.Ordinal))
            {
                return start;
            }
        }

        return -1;
    }
}
