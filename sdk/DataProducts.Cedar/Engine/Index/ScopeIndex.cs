namespace DataProducts.Cedar;

/// <summary>Policies of one effect by what their scopes ask of principal and resource.</summary>
internal sealed class ScopeIndex
{
    private readonly Dictionary<int, ScopeRow> _byPrincipal = [];
    private readonly Dictionary<int, ScopeRow> _byResource = [];

    public ScopeIndex(IEnumerable<CompiledPolicy> policies)
    {
        var cells = policies.GroupBy(policy => (policy.Principal, policy.Resource)).ToDictionary(cell => cell.Key, cell => cell.ToArray());
        if (cells.Remove((ScopeKeys.Any, ScopeKeys.Any), out var unscoped))
        {
            Unscoped = unscoped;
        }

        foreach (var row in cells.GroupBy(cell => cell.Key.Principal))
        {
            _byPrincipal.Add(row.Key, new(row.Select(cell => (cell.Key.Resource, cell.Value))));
        }

        foreach (var row in cells.GroupBy(cell => cell.Key.Resource))
        {
            _byResource.Add(row.Key, new(row.Select(cell => (cell.Key.Principal, cell.Value))));
        }
    }

    /// <summary>Gets the policies that ask nothing of either.</summary>
    public CompiledPolicy[] Unscoped { get; } = [];

    /// <summary>Gets whether there are others.</summary>
    public bool HasScoped => _byPrincipal.Count > 0;

    /// <summary>Gives the rows to go through for a request: those of the side that has fewer keys.</summary>
    public ScopeMatches Match(int[] principalKeys, int[] resourceKeys) => principalKeys.Length <= resourceKeys.Length
        ? new(_byPrincipal, principalKeys, resourceKeys) : new(_byResource, resourceKeys, principalKeys);
}

/// <summary>The policies of one key of one side, by the key of the other side.</summary>
internal sealed class ScopeRow
{
    private readonly int[] _keys;
    private readonly CompiledPolicy[][] _cells;

    public ScopeRow(IEnumerable<(int Key, CompiledPolicy[] Policies)> cells)
    {
        var ordered = cells.OrderBy(cell => cell.Key).ToArray();
        _keys = Array.ConvertAll(ordered, cell => cell.Key);
        _cells = Array.ConvertAll(ordered, cell => cell.Policies);
    }

    public int Count => _keys.Length;

    public CompiledPolicy[]? Find(int key)
    {
        var at = SortedNumbers.Find(_keys, key);
        return at < 0 ? null : _cells[at];
    }

    public (int Key, CompiledPolicy[] Policies) At(int index) => (_keys[index], _cells[index]);
}
