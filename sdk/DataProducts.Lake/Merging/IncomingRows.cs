namespace DataProducts.Lake.Merging;

/// <summary>A row that is to be merged: what of it has to be known, and where it was written.</summary>
internal struct IncomingRow
{
    public Int128 Version;
    public UInt128 Content;
    public long Number;
    public int File;
    public int Row;

    /// <summary>The next row of the same key, in a history only; -1 at the end.</summary>
    public int Next;
}

/// <summary>The rows that are to be merged, the best of each key; about 100 bytes a row.</summary>
internal sealed class IncomingRows(TableId table, MergeKind kind, int most)
{
    private readonly Dictionary<UInt128, int> _heads = [];
    private readonly Dictionary<(int Head, Int128 Version), int> _versions = []; // of a history
    private readonly List<IncomingRow> _rows = [];
    private readonly List<(int File, int Row)> _passed = [];

    /// <summary>Gets the first row of each key.</summary>
    public IReadOnlyDictionary<UInt128, int> Heads => _heads;

    /// <summary>Gets where rows were written that others of the same key are better than.</summary>
    public IReadOnlyList<(int File, int Row)> Passed => _passed;

    public IncomingRow this[int index] => _rows[index];

    /// <summary>Adds a row.</summary>
    /// <exception cref="LakeException"><c>DP1570</c>: there are too many.</exception>
    public void Add(UInt128 key, IncomingRow row)
    {
        row.Next = -1;
        if (!_heads.TryGetValue(key, out var at))
        {
            _heads.Add(key, Place(row));
            return;
        }

        if (kind == MergeKind.History && _rows[at].Version != row.Version && !_versions.TryGetValue((at, row.Version), out at))
        {
            AddVersion(_heads[key], row);
            return;
        }

        var held = _rows[at];
        if (IsBetter(row, held))
        {
            row.Next = held.Next;
            _rows[at] = row;
            Pass(held);
        }
        else
        {
            Pass(row);
        }
    }

    // The others' order does not matter: they are sorted when all are known.
    private void AddVersion(int head, IncomingRow row)
    {
        row.Next = _rows[head].Next;
        var place = Place(row);
        _rows[head] = _rows[head] with { Next = place };
        _versions.Add((head, row.Version), place);
    }

    // Parts of a batch come by partition, so that a row that came later may be heard of earlier.
    private bool IsBetter(in IncomingRow row, in IncomingRow held) => kind == MergeKind.AddNew
        ? row.Number < held.Number
        : row.Version > held.Version || (row.Version == held.Version && row.Number > held.Number);

    private int Place(in IncomingRow row)
    {
        Check();
        _rows.Add(row);
        return _rows.Count - 1;
    }

    private void Pass(in IncomingRow row)
    {
        Check();
        _passed.Add((row.File, row.Row));
    }

    private void Check()
    {
        if (_rows.Count + _passed.Count >= most)
        {
            throw LakeErrors.MergeTooLarge(table, most);
        }
    }
}
