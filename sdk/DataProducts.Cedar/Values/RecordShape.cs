namespace DataProducts.Cedar;

/// <summary>The names of a record's fields in ordinal order. The entities of a store that have the same names share one, so that it is
/// at hand when a field of any of them is read.</summary>
internal sealed class RecordShape : IEquatable<RecordShape>
{
    // Up to here a scan over the names' hashes, a vector at a time, is quicker than a search.
    private const int MaxScanned = 256;

    private readonly int[] _hashes;
    private readonly int _hash;

    /// <summary>Makes a shape.</summary>
    /// <param name="names">The names in ordinal order, each once.</param>
    public RecordShape(string[] names)
    {
        Names = names;
        _hashes = Array.ConvertAll(names, name => name.GetHashCode(StringComparison.Ordinal));
        foreach (var hash in _hashes)
        {
            _hash = unchecked((_hash * 31) + hash);
        }
    }

    public string[] Names { get; }

    /// <summary>Gives the place of a name, or a negative number.</summary>
    public int Find(in FieldName name)
    {
        if (_hashes.Length > MaxScanned)
        {
            return Array.BinarySearch(Names, name.Text, StringComparer.Ordinal);
        }

        for (var start = 0; start < _hashes.Length; start++)
        {
            var at = _hashes.AsSpan(start).IndexOf(name.Hash);
            if (at < 0)
            {
                return -1;
            }

            start += at;
            if (string.Equals(Names[start], name.Text, StringComparison.Ordinal))
            {
                return start;
            }
        }

        return -1;
    }

    public bool Equals(RecordShape? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Names.AsSpan().SequenceEqual(other.Names));

    public override bool Equals(object? obj) => Equals(obj as RecordShape);

    public override int GetHashCode() => _hash;
}
