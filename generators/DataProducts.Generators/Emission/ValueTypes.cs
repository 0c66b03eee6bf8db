using System.Globalization;
using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>The types of a port that need methods of their own, each once, with the word that stands in the methods' names.</summary>
internal sealed class ValueTypes
{
    private readonly List<ColumnType> _all = [];
    private readonly Dictionary<ColumnType, string> _words = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<ColumnType> _inJson = [];
    private readonly HashSet<ColumnType> _inText = [];

    public ValueTypes(Port port)
    {
        foreach (var column in port.Columns)
        {
            Add(column.Type, _inText);
        }
    }

    /// <summary>Gets the types, each behind those that it is made of.</summary>
    public IReadOnlyList<ColumnType> All => _all;

    public string Word(ColumnType type) => _words[type];

    /// <summary>Tells whether a value stands alone in a field of the source, or is the name of a member in JSON.</summary>
    public bool IsInText(ColumnType type) => _inText.Contains(type);

    /// <summary>Tells whether a value stands within JSON.</summary>
    public bool IsInJson(ColumnType type) => _inJson.Contains(type);

    private void Add(ColumnType type, HashSet<ColumnType> where)
    {
        if (type is ScalarType)
        {
            return;
        }

        where.Add(type);
        if (_words.ContainsKey(type))
        {
            return;
        }

        switch (type)
        {
            case StructType nested:
                foreach (var field in nested.Fields)
                {
                    Add(field.Type, _inJson);
                }

                break;
            case ListType list:
                Add(list.Element.Type, _inJson);
                break;
            case MapType map:
                Add(map.Key, _inText);
                Add(map.Value.Type, _inJson);
                break;
        }

        _words.Add(type, Free(type.Word));
        _all.Add(type);
    }

    // Two types of one name stand in different namespaces.
    private string Free(string word)
    {
        var free = word;
        for (var i = 2; !_taken.Add(free); i++)
        {
            free = word + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
