using System.Text;

namespace DataProducts.Access;

/// <summary>Writes the bodies of policies and views.</summary>
internal static class SnowflakeBody
{
    /// <summary>Gives the row condition of all classes. A session with the roles of two classes is of neither, so it sees nothing: roles
    /// of two purposes would otherwise add up.</summary>
    public static string Rows(IReadOnlyList<SnowflakeRule> rules)
    {
        var body = new StringBuilder();
        if (rules.Count > 1)
        {
            body.AppendJoin(" + ", rules.Select(rule => $"IFF({rule.InSession}, 1, 0)")).Append(" = 1 AND ");
        }

        body.Append("CASE");
        foreach (var rule in rules)
        {
            body.Append($"\n    WHEN {rule.InSession} THEN COALESCE({rule.Rows}, FALSE)");
        }

        return body.Append("\n    ELSE FALSE END").ToString();
    }

    /// <summary>Gives what stands in place of a column; <paramref name="value"/> is how the body names the value itself.</summary>
    public static string Column(IReadOnlyList<SnowflakeRule> rules, PlanColumn column, string value)
    {
        var nothing = $"CAST(NULL AS {SnowflakeDialect.TypeOf(column.Type)})";
        var shown = rules.Where(rule => rule.Shown.ContainsKey(column.Name)).ToList();
        if (shown.Count == 0)
        {
            return nothing;
        }

        var body = new StringBuilder("CASE");
        foreach (var rule in shown)
        {
            body.Append($"\n    WHEN {rule.InSession} AND {rule.Shown[column.Name]} THEN {value}");
        }

        return body.Append($"\n    ELSE {nothing} END").ToString();
    }
}
