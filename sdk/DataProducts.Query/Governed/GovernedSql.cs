using System.Globalization;
using System.Text;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>The SQL that stands for a product in a viewer's query.</summary>
/// <remarks>
/// The engine may run a viewer's predicates before the row filter: the optimiser merges and reorders them. So each value is behind the
/// filter itself,
/// <c>CASE WHEN P THEN c END</c>: whatever runs first sees null, never a hidden value. It is left out where nothing that runs first can fail
/// (<see cref="Leakproof"/>).
/// </remarks>
internal static class GovernedSql
{
    /// <summary>The column of the files that holds whose data a row is (16 bytes).</summary>
    public const string Subject = "dp_subject";

    /// <summary>The column of a history's files that says whether a row is its key's current one.</summary>
    public const string IsCurrent = "dp_is_current";

    /// <summary>How many letters a jurisdiction has.</summary>
    public const int JurisdictionSize = 2;

    // An upper limit that no result reaches, but that the optimiser may not move a predicate through.
    private const string BarrierLimit = "9223372036854775807";

    /// <summary>Says whether a branch has rows that the viewer may see at all; the files of one that has not are never opened.</summary>
    public static bool Contributes(GovernedBranch branch) =>
        branch.Files.Count > 0 && !string.Equals(branch.RowFilter.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the governed query.</summary>
    /// <param name="table">The table.</param>
    /// <param name="subjectAlias">Under which name the row's origin is added as the last column, or null for not at all: the jurisdiction
    /// of the branch, and the subject. Which jurisdiction it is the platform knows by the files, whatever the row's columns say.</param>
    /// <param name="barrier">Whether the viewer's predicates must run after the row filter; slower.</param>
    /// <param name="guarded">Whether each value is behind the row filter; else the viewer's statement was found <see cref="Leakproof"/>.</param>
    public static string Of(GovernedTable table, string? subjectAlias, bool barrier, bool guarded = true)
    {
        var branches = table.Branches.Where(Contributes).ToArray();
        if (branches.Length == 0)
        {
            return Empty(table, subjectAlias);
        }

        var text = new StringBuilder();
        text.Append(barrier ? "SELECT * FROM (" : string.Empty);
        for (var i = 0; i < branches.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : " UNION ALL ");
            Branch(text, table, Current(branches[i]), subjectAlias, guarded || branches[i].Groups is not null);
        }

        return text.Append(barrier ? $") LIMIT {BarrierLimit}" : string.Empty).ToString();
    }

    /// <summary>Gives a query of the same columns and types, without rows and without files.</summary>
    public static string Empty(GovernedTable table, string? subjectAlias)
    {
        var text = new StringBuilder("SELECT ");
        text.AppendJoin(", ", table.Columns.Select(column => $"CAST(NULL AS {EngineTypes.Of(column.Type)}) AS {SqlText.Name(column.Name)}"));
        if (subjectAlias is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", CAST(NULL AS BLOB) AS {SqlText.Name(subjectAlias)}");
        }

        return text.Append(" WHERE false").ToString();
    }

    // What a row once was is no row of the product: who reads a history reads what holds now.
    private static GovernedBranch Current(GovernedBranch branch) => branch.FieldIds.ContainsKey(IsCurrent)
        ? branch with { RowFilter = $"({branch.RowFilter}) AND {SqlText.Name(IsCurrent)}" }
        : branch;

    private static void Branch(StringBuilder text, GovernedTable table, GovernedBranch branch, string? subjectAlias, bool guarded)
    {
        text.Append("SELECT ");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(Value(table.Columns[i], branch, guarded)).Append(" AS ").Append(SqlText.Name(table.Columns[i].Name));
        }

        if (subjectAlias is not null)
        {
            var subject = branch.FieldIds.ContainsKey(Subject)
                ? $"CASE WHEN ({branch.RowFilter}) THEN CAST({SqlText.Literal(branch.Jurisdiction.Code)} AS BLOB) || {SqlText.Name(Subject)} END"
                : "CAST(NULL AS BLOB)";
            text.Append(CultureInfo.InvariantCulture, $", {subject} AS {SqlText.Name(subjectAlias)}");
        }

        text.Append(" FROM ");
        if (branch.Groups is { } groups)
        {
            GroupSql.AppendAll(text.Append('('), [.. groups], [.. Fields(table, branch)]);
            text.Append(") AS live");
        }
        else
        {
            Files(text, table, branch);
        }

        text.Append(" WHERE (").Append(branch.RowFilter).Append(')');
    }

    private static void Files(StringBuilder text, GovernedTable table, GovernedBranch branch)
    {
        text.Append("read_parquet([").AppendJoin(", ", branch.Files.Select(SqlText.Literal)).Append("], schema = MAP {");
        var fields = Fields(table, branch).Select(field => string.Create(
            CultureInfo.InvariantCulture,
            $"{field.Id}: {{'name': {SqlText.Literal(field.Name)}, 'type': {SqlText.Literal(field.Type)}, 'default_value': NULL}}"));
        text.AppendJoin(", ", fields).Append("})");
    }

    private static string Value(GovernedColumn column, GovernedBranch branch, bool guarded)
    {
        var name = SqlText.Name(column.Name);
        var action = branch.FieldIds.ContainsKey(column.Name) && branch.Actions.TryGetValue(column.Name, out var given) ? given : ColumnAction.Null;
        return action switch
        {
            ColumnAction.ClearAction when !guarded => name,
            ColumnAction.ClearWhenAction conditional when !guarded => $"CASE WHEN ({conditional.Sql}) THEN {name} END",
            ColumnAction.ClearAction => $"CASE WHEN ({branch.RowFilter}) THEN {name} END",
            ColumnAction.ClearWhenAction conditional => $"CASE WHEN (({branch.RowFilter}) AND ({conditional.Sql})) THEN {name} END",
            _ => $"CAST(NULL AS {EngineTypes.Of(column.Type)})",
        };
    }

    private static IEnumerable<ScanField> Fields(GovernedTable table, GovernedBranch branch)
    {
        foreach (var column in table.Columns)
        {
            if (branch.FieldIds.TryGetValue(column.Name, out var id))
            {
                yield return new ScanField(id, column.Name, EngineTypes.Of(column.Type));
            }
        }

        if (branch.FieldIds.TryGetValue(Subject, out var subject))
        {
            yield return new ScanField(subject, Subject, "BLOB");
        }

        if (branch.FieldIds.TryGetValue(IsCurrent, out var current))
        {
            yield return new ScanField(current, IsCurrent, "BOOLEAN");
        }
    }
}
