namespace DataProducts.Access;

/// <summary>Plans a table's policies. Names hold a digest of what the policy says: IF NOT EXISTS never changes a body, and a policy in use
/// cannot be replaced.</summary>
internal sealed class SnowflakePolicies(SnowflakeTable table, TargetPlanBuilder plan)
{
    // The prefix dp_ is the lake's, so no column of a product has this name.
    private const string Value = "dp_value";

    private static readonly SnowflakeDialect Sql = SnowflakeDialect.Instance;

    public void Add(PlanInput input)
    {
        plan.Add(PlanStep.Create, "schema", table.PolicySchemaPath, "SQL", $"CREATE SCHEMA IF NOT EXISTS {table.PolicySchemaPath};", null);
        AddRowPolicy(input);
        foreach (var column in table.MaskedColumns.Concat(PlanTable.LakeColumns))
        {
            AddMask(column, input);
        }

        foreach (var rule in table.Rules)
        {
            var role = Sql.Name(rule.Role);
            plan.Add(PlanStep.Grant, "grant", rule.Role, "SQL",
                $"GRANT USAGE ON DATABASE {Sql.Name(table.Database)} TO ROLE {role};\n"
                + $"GRANT USAGE ON SCHEMA {table.SchemaPath} TO ROLE {role};\n"
                + $"GRANT SELECT ON TABLE {table.Path} TO ROLE {role};",
                rule.Rule.Until);
        }
    }

    private void AddRowPolicy(PlanInput input)
    {
        var columns = table.RowColumns;
        var arguments = string.Join(", ", columns.Select(column => $"{Sql.Name(column)} {table.TypeOf(column)}"));
        var body = SnowflakeBody.Rows(table.Rules);
        var name = PathOf(PlanNames.Of("rap", table.Table.Name, table.Table.ToString(), arguments, body));
        plan.Add(PlanStep.Create, "row access policy", name, "SQL",
            $"CREATE ROW ACCESS POLICY IF NOT EXISTS {name} AS ({arguments}) RETURNS BOOLEAN ->\n  {body}\n  COMMENT = {Sql.Text(input.Mark)};", table.Until);
        plan.Add(PlanStep.Attach, "row access policy attachment", table.Path, "SQL",
            $"ALTER TABLE {table.Path} ADD ROW ACCESS POLICY {name} ON ({string.Join(", ", columns.Select(Sql.Name))});", table.Until);
    }

    private void AddMask(PlanColumn column, PlanInput input)
    {
        var type = SnowflakeDialect.TypeOf(column.Type);
        var conditions = table.ConditionColumns(column.Name);
        var arguments = string.Join(", ", conditions.Select(name => $"{Sql.Name(name)} {table.TypeOf(name)}").Prepend($"{Sql.Name(Value)} {type}"));
        var body = SnowflakeBody.Column(table.Rules, column, Sql.Name(Value));
        var name = PathOf(PlanNames.Of("mask", column.Name, table.Table.ToString(), arguments, body));
        plan.Add(PlanStep.Create, "masking policy", name, "SQL",
            $"CREATE MASKING POLICY IF NOT EXISTS {name} AS ({arguments}) RETURNS {type} ->\n  {body}\n  COMMENT = {Sql.Text(input.Mark)};", null);

        // FORCE: taking one mask off before the other is on would show the column between the two.
        var usingColumns = conditions.Count == 0 ? string.Empty : $" USING ({string.Join(", ", conditions.Prepend(column.Name).Select(Sql.Name))})";
        plan.Add(PlanStep.Attach, "masking policy attachment", table.Path, "SQL",
            $"ALTER TABLE {table.Path} MODIFY COLUMN {Sql.Name(column.Name)} SET MASKING POLICY {name}{usingColumns} FORCE;", null);
    }

    private string PathOf(string name) => $"{table.PolicySchemaPath}.{Sql.Name(name)}";
}
