namespace DataProducts.Cedar;

/// <summary>The fields of a record, by name in ordinal order.</summary>
internal sealed class CedarRecord : IEquatable<CedarRecord>
{
    private readonly int _hash;

    public CedarRecord(IEnumerable<KeyValuePair<string, CedarValue>> fields)
    {
        Fields = new SortedList<string, CedarValue>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            Fields[name] = value;
        }

        var hash = default(HashCode);
        foreach (var (name, value) in Fields)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        _hash = hash.ToHashCode();
    }

    public SortedList<string, CedarValue> Fields { get; }

    public bool Equals(CedarRecord? other)
    {
        if (other is null || Fields.Count != other.Fields.Count || _hash != other._hash)
        {
            return false;
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            if (!string.Equals(Fields.GetKeyAtIndex(i), other.Fields.GetKeyAtIndex(i), StringComparison.Ordinal)
                || !Fields.GetValueAtIndex(i).Equals(other.Fields.GetValueAtIndex(i)))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CedarRecord);

    public override int GetHashCode() => _hash;
}
