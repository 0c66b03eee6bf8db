using System.Text;

namespace DataProducts.Access;

/// <summary>Plans a secure view in place of policies: rows and columns in one statement, and no grant on the table below.</summary>
internal sealed class SnowflakeView(SnowflakeTable table, TargetPlanBuilder plan)
{
    private static readonly SnowflakeDialect Sql = SnowflakeDialect.Instance;

    public void Add(PlanInput input)
    {
        plan.Add(PlanStep.Create, "schema", table.ViewSchemaPath, "SQL", $"CREATE SCHEMA IF NOT EXISTS {table.ViewSchemaPath};", null);
        plan.Add(PlanStep.Create, "secure view", table.ViewPath, "SQL", Statement(input), table.Until);
        foreach (var rule in table.Rules)
        {
            var role = Sql.Name(rule.Role);
            plan.Add(PlanStep.Grant, "grant", rule.Role, "SQL",
                $"GRANT USAGE ON DATABASE {Sql.Name(table.Policies)} TO ROLE {role};\n"
                + $"GRANT USAGE ON SCHEMA {table.ViewSchemaPath} TO ROLE {role};\n"
                + $"GRANT SELECT ON VIEW {table.ViewPath} TO ROLE {role};",
                rule.Rule.Until);
        }
    }

    private string Statement(PlanInput input)
    {
        var masked = table.MaskedColumns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder($"CREATE OR REPLACE SECURE VIEW {table.ViewPath} COMMENT = {Sql.Text(input.Mark)} AS\nSELECT\n  ");
        text.AppendJoin(",\n  ", table.Table.Columns.Select(column => masked.Contains(column.Name)
            ? $"{SnowflakeBody.Column(table.Rules, column, Sql.Name(column.Name))} AS {Sql.Name(column.Name)}"
            : Sql.Name(column.Name)));
        return text.Append($"\nFROM {table.Path}\nWHERE {SnowflakeBody.Rows(table.Rules)};").ToString();
    }
}
