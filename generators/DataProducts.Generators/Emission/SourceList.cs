using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>The columns of the source, each once, in the order of the properties that read them.</summary>
internal sealed class SourceList
{
    private readonly List<string> _names = [];
    private readonly List<bool> _optional = [];
    private readonly List<int> _columns = [];

    public SourceList(Port port)
    {
        for (var place = 0; place < port.Columns.Count; place++)
        {
            var column = port.Columns[place];
            if (column.Source is not { } source)
            {
                continue;
            }

            var known = _names.IndexOf(source);
            if (known < 0)
            {
                _names.Add(source);
                _optional.Add(column.SourceOptional);
                _columns.Add(place);
            }
            else
            {
                // Two properties may read one column; it may be absent only where both can do without.
                _optional[known] &= column.SourceOptional;
                _columns[known] = column.Pii is null ? _columns[known] : place;
            }
        }
    }

    public int Count => _names.Count;

    public string Name(int index) => _names[index];

    public bool IsOptional(int index) => _optional[index];

    /// <summary>Gives the place of the column that is read from it: of several the one with personal data.</summary>
    public int Column(int index) => _columns[index];

    public int Place(Column column) => _names.IndexOf(column.Source!);
}
