using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>The columns of the source, each once, in the order of the properties that read them.</summary>
internal sealed class SourceList
{
    private readonly List<string> _names = [];
    private readonly List<bool> _optional = [];

    public SourceList(Port port)
    {
        foreach (var column in port.Columns)
        {
            if (column.Source is not { } source)
            {
                continue;
            }

            var known = _names.IndexOf(source);
            if (known < 0)
            {
                _names.Add(source);
                _optional.Add(column.SourceOptional);
            }
            else
            {
                // Two properties may read one column; it may be absent only where both can do without.
                _optional[known] &= column.SourceOptional;
            }
        }
    }

    public int Count => _names.Count;

    public string Name(int index) => _names[index];

    public bool IsOptional(int index) => _optional[index];

    public int Place(Column column) => _names.IndexOf(column.Source!);
}
