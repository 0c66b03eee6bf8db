namespace DataProducts.Cedar;

/// <summary>Walks over the cells whose two keys are both among a request's, each once.</summary>
/// <param name="rows">The rows of the one side.</param>
/// <param name="outer">The request's keys of that side.</param>
/// <param name="inner">The request's keys of the other side, in ascending order.</param>
internal ref struct ScopeMatches(Dictionary<int, ScopeRow> rows, int[] outer, int[] inner)
{
    private ScopeRow? _row;
    private int _nextOuter;
    private int _nextInner;

    public CompiledPolicy[] Current { get; private set; } = [];

    public readonly ScopeMatches GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (_row is not null && MoveWithinRow(_row))
            {
                return true;
            }

            if (_nextOuter == outer.Length)
            {
                return false;
            }

            _row = rows.GetValueOrDefault(outer[_nextOuter++]);
            _nextInner = 0;
        }
    }

    // The shorter of the row and the request's keys is gone through, the other one is searched.
    private bool MoveWithinRow(ScopeRow row)
    {
        if (row.Count <= inner.Length)
        {
            while (_nextInner < row.Count)
            {
                var (key, policies) = row.At(_nextInner++);
                if (SortedNumbers.Find(inner, key) >= 0)
                {
                    Current = policies;
                    return true;
                }
            }

            return false;
        }

        while (_nextInner < inner.Length)
        {
            if (row.Find(inner[_nextInner++]) is { } policies)
            {
                Current = policies;
                return true;
            }
        }

        return false;
    }
}
