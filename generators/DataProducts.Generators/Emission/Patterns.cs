using System.Globalization;
using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>The regular expressions of a port, each once, with the name of the field that holds it.</summary>
internal sealed class Patterns
{
    private readonly List<(string Name, string Pattern)> _all = [];

    public Patterns(Port port, ValueTypes types)
    {
        foreach (var column in port.Columns)
        {
            Add(column.Rules);
        }

        foreach (var type in types.All.OfType<StructType>())
        {
            foreach (var field in type.Fields)
            {
                Add(field.Rules);
            }
        }
    }

    public IReadOnlyList<(string Name, string Pattern)> All => _all;

    public string NameOf(string pattern) => _all.First(one => one.Pattern == pattern).Name;

    private void Add(ValueRules rules)
    {
        if (rules.Pattern is { } pattern && !_all.Any(one => one.Pattern == pattern))
        {
            _all.Add(("Pattern" + (_all.Count + 1).ToString(CultureInfo.InvariantCulture), pattern));
        }
    }
}
