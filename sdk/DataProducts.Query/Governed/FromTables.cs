using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>One table in FROM.</summary>
/// <param name="Node">The tree's node.</param>
/// <param name="Alias">The name that it goes by.</param>
/// <param name="Table">The product, or null when the columns are not known here (a subquery, a common table expression, VALUES).</param>
/// <param name="Columns">The product's columns under the names that this query gives them.</param>
internal sealed record FromTable(JsonObject Node, string Alias, GovernedTable? Table, IReadOnlyList<(string Name, GovernedColumn Column)> Columns);

/// <summary>The tables of one FROM clause, in the order of <c>*</c>.</summary>
internal sealed class FromTables
{
    private readonly IReadOnlyDictionary<string, GovernedTable> _governed;
    private readonly List<FromTable> _tables = [];
    private readonly HashSet<string> _merged = new(StringComparer.OrdinalIgnoreCase);
    private bool _natural;

    private FromTables(IReadOnlyDictionary<string, GovernedTable> governed) => _governed = governed;

    public IReadOnlyList<FromTable> Tables => _tables;

    /// <summary>Gets a value indicating whether <c>*</c> is just the tables' columns one after the other.</summary>
    public bool StarIsPlain => !_natural && _merged.Count == 0 && _tables.TrueForAll(table => table.Table is not null);

    public static FromTables Of(JsonObject from, IReadOnlyDictionary<string, GovernedTable> governed)
    {
        var tables = new FromTables(governed);
        tables.Collect(from);
        return tables;
    }

    /// <summary>Finds the one product's column that a reference means, or null where that is not certain.</summary>
    public (FromTable Table, GovernedColumn Column)? Resolve(IReadOnlyList<string> parts)
    {
        var column = parts[^1];
        if (parts.Count == 1 && (_natural || _merged.Contains(column)))
        {
            return null;
        }

        (FromTable, GovernedColumn)? found = null;
        foreach (var table in _tables)
        {
            if (table.Table is null || !Names(table, parts))
            {
                continue;
            }

            foreach (var (name, definition) in table.Columns)
            {
                if (!string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (found is not null)
                {
                    return null;
                }

                found = (table, definition);
            }
        }

        return found;
    }

    private static bool Names(FromTable table, IReadOnlyList<string> parts) => parts.Count switch
    {
        1 => true,
        2 => string.Equals(parts[0], table.Alias, StringComparison.OrdinalIgnoreCase),
        _ => GovernedTree.Text(table.Node, "alias").Length == 0
            && string.Equals($"{parts[0]}.{parts[1]}", table.Table!.Name, StringComparison.OrdinalIgnoreCase),
    };

    private void Collect(JsonObject node)
    {
        if (GovernedTree.Text(node, "type") == "JOIN")
        {
            _natural |= GovernedTree.Text(node, "ref_type") == "NATURAL";
            foreach (var name in node["using_columns"]!.AsArray())
            {
                _merged.Add((string)name!);
            }

            Collect(node["left"]!.AsObject());
            if (GovernedTree.Text(node, "join_type") is not ("SEMI" or "ANTI"))
            {
                Collect(node["right"]!.AsObject());
            }

            return;
        }

        var product = GovernedTree.ProductOf(node);
        var alias = GovernedTree.Text(node, "alias") is { Length: > 0 } given ? given : GovernedTree.Text(node, "table_name");
        var table = product is null ? null : _governed[product];
        _tables.Add(new FromTable(node, alias, table, table is null ? [] : Renamed(node, table)));
    }

    private static (string Name, GovernedColumn Column)[] Renamed(JsonObject node, GovernedTable table)
    {
        var aliases = node["column_name_alias"]!.AsArray();
        return [.. table.Columns.Select((column, i) => (i < aliases.Count ? (string)aliases[i]! : column.Name, column))];
    }
}
