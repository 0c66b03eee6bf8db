using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>Which cells of the result are tokens that may be opened, and where the subject of each row comes from.</summary>
/// <param name="Columns">The output columns that hold tokens.</param>
/// <param name="Subjects">The tables of the tree that give their subject, with the hidden column's name; in the order in which these
/// columns end the result.</param>
internal sealed record TokenPlan(IReadOnlyList<TokenPlan.Source> Columns, IReadOnlyList<KeyValuePair<JsonObject, string>> Subjects)
{
    public static TokenPlan None { get; } = new([], []);

    /// <summary>Gives the hidden column's name at one table of the tree, or null.</summary>
    public string? SubjectOf(JsonObject table)
    {
        foreach (var (node, name) in Subjects)
        {
            if (ReferenceEquals(node, table))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>One output column that holds tokens.</summary>
    /// <param name="Column">Its ordinal in the result.</param>
    /// <param name="Subject">Which of the hidden columns goes with it.</param>
    /// <param name="Product">Whose column it is.</param>
    /// <param name="Definition">The column.</param>
    internal sealed record Source(int Column, int Subject, string Product, GovernedColumn Definition);
}
