using ParquetSharp;

namespace DataProducts.Hydration;

/// <summary>Reads one top-level column row by row: puts nested values together from their parts' levels (Dremel).</summary>
internal sealed class ParquetColumn : IDisposable
{
    // A run of equal levels is a few bytes however long it is.
    private const int MaximumParts = 1 << 20;

    private readonly string _part;
    private readonly ParquetNode _root;
    private readonly Dictionary<ParquetNode, ParquetLeaf[]> _leaves = new(ReferenceEqualityComparer.Instance);
    private readonly ParquetLeaf? _field;
    private readonly NestedJson _json = new(value => FieldText.Of("", "", value));
    private ParquetFault? _fault;
    private int _parts;

    public ParquetColumn(string part, ParquetNode root)
    {
        (_part, _root) = (part, root);
        var leaves = Open(root);
        _field = root is ParquetLeafNode ? leaves[0] : null;
    }

    public IEnumerable<ParquetLeaf> Leaves => _leaves[_root];

    public void Open(RowGroupReader group)
    {
        foreach (var leaf in Leaves)
        {
            leaf.Open(group);
        }
    }

    /// <summary>Reads the next row's value into a field.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public ParquetFault? Read(FieldBuffer fields, int place)
    {
        if (_field is not null)
        {
            return ReadField(_field, fields, place);
        }

        (_fault, _parts) = (null, 0);
        if (Read(_root) is { } cell && _fault is null)
        {
            fields.Set(place, _json.Of(cell));
        }

        return _fault;
    }

    public void Dispose()
    {
        foreach (var leaf in Leaves)
        {
            leaf.Dispose();
        }
    }

    private ParquetFault? ReadField(ParquetLeaf leaf, FieldBuffer fields, int place)
    {
        Require(leaf);
        var fault = leaf.HasValue ? leaf.Write(fields, place) : null;
        leaf.Next();
        return fault;
    }

    private object? Read(ParquetNode node)
    {
        var leaves = _leaves[node];
        Require(leaves[0]);
        if (leaves[0].Definition < node.Definition)
        {
            Pass(leaves);
            return null;
        }

        return node switch
        {
            ParquetLeafNode => ReadValue(leaves[0]),
            ParquetStructNode group => ReadStruct(group),
            ParquetRepeatedNode { Kind: SourceKind.Map } map => ReadMap(map),
            ParquetRepeatedNode list => ReadElements(list, leaves).ToArray(),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    private object? ReadValue(ParquetLeaf leaf)
    {
        var value = leaf.Value();
        leaf.Next();
        if (value is not ParquetFault fault)
        {
            return value;
        }

        _fault = fault;
        return null;
    }

    private OrderedDictionary<string, object?> ReadStruct(ParquetStructNode group)
    {
        var fields = new OrderedDictionary<string, object?>(group.Fields.Count, StringComparer.Ordinal);
        foreach (var field in group.Fields)
        {
            fields[field.Name] = Read(field);
        }

        return fields;
    }

    private KeyValuePair<object, object?>[] ReadMap(ParquetRepeatedNode map)
    {
        var entries = new List<KeyValuePair<object, object?>>();
        foreach (var entry in ReadElements(map, _leaves[map]))
        {
            var (key, value) = ((OrderedDictionary<string, object?>)entry!) switch { var pair => (pair.GetAt(0).Value, pair.GetAt(1).Value) };
            if (key is null)
            {
                _fault ??= ParquetFault.Type;
                continue;
            }

            entries.Add(KeyValuePair.Create(key, value));
        }

        return [.. entries];
    }

    private List<object?> ReadElements(ParquetRepeatedNode list, ParquetLeaf[] leaves)
    {
        var elements = new List<object?>();
        if (leaves[0].Definition < list.ElementDefinition)
        {
            Pass(leaves);
            return elements;
        }

        do
        {
            if (++_parts > MaximumParts)
            {
                throw HydrationErrors.ParquetLimit(_part, "more than 1,048,576 parts in one nested value");
            }

            elements.Add(Read(list.Element));
        }
        while (leaves[0].HasEntry && leaves[0].Repetition == list.Repetition);
        return elements;
    }

    private void Pass(ParquetLeaf[] leaves)
    {
        foreach (var leaf in leaves)
        {
            Require(leaf);
            leaf.Next();
        }
    }

    private void Require(ParquetLeaf leaf)
    {
        if (!leaf.HasEntry)
        {
            throw HydrationErrors.ParquetDamaged(_part, $"column '{_root.Name}' has fewer values than rows");
        }
    }

    private ParquetLeaf[] Open(ParquetNode node) => _leaves[node] = node switch
    {
        ParquetLeafNode leaf => [leaf.Open()],
        ParquetStructNode group => [.. group.Fields.SelectMany(Open)],
        ParquetRepeatedNode list => Open(list.Element),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
