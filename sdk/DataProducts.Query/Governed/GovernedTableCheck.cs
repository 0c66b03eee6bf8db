using System.Buffers;
using DataProducts.Query.Gate;

namespace DataProducts.Query.Governed;

/// <summary>Checks what the host hands in: a mistake there must stop the query, never widen it.</summary>
internal static class GovernedTableCheck
{
    // The engine expands these in file names; a path that holds one could reach a file of another snapshot.
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?[]{}\0");

    public static void Check(GovernedTable table)
    {
        if (table.Columns.Count == 0)
        {
            throw Bad(table, "has no columns");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in table.Columns)
        {
            if (column.Name.StartsWith(Names.HiddenPrefix, StringComparison.OrdinalIgnoreCase) || !names.Add(column.Name))
            {
                throw Bad(table, $"has the column '{column.Name}' twice, or as a visible column of the platform's own");
            }
        }

        foreach (var branch in table.Branches)
        {
            Check(table, branch, names);
        }
    }

    private static void Check(GovernedTable table, GovernedBranch branch, HashSet<string> names)
    {
        if (!OwnExpression.IsWhole(branch.RowFilter))
        {
            throw Bad(table, $"has a row filter in {branch.Jurisdiction} that is not one condition");
        }

        foreach (var file in branch.FilesToOpen)
        {
            if (!Path.IsPathFullyQualified(file) || file.AsSpan().ContainsAny(Wildcards))
            {
                throw Bad(table, $"has a file in {branch.Jurisdiction} whose path is not absolute or holds a wildcard character");
            }
        }

        foreach (var (name, action) in branch.Actions)
        {
            if (!names.Contains(name))
            {
                throw Bad(table, $"has an action in {branch.Jurisdiction} for the unknown column '{name}'");
            }

            if (action is ColumnAction.ClearWhenAction conditional && !OwnExpression.IsWhole(conditional.Sql))
            {
                throw Bad(table, $"has an action in {branch.Jurisdiction} for the column '{name}' that is not one condition");
            }
        }
    }

    private static DataProductException Bad(GovernedTable table, string what) => new(QueryErrors.BadInput, $"The governed table '{table.Name}' {what}.");
}
