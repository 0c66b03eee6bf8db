namespace DataProducts.Access;

/// <summary>A table in Snowflake and what is made around it.</summary>
/// <param name="Table">The lake table.</param>
/// <param name="Database">The database of the table.</param>
/// <param name="Policies">The database of policies and governed views.</param>
/// <param name="Rules">The classes' rules; at least one.</param>
internal sealed record SnowflakeTable(PlanTable Table, string Database, string Policies, IReadOnlyList<SnowflakeRule> Rules)
{
    private const string PolicySchema = "DATAPRODUCTS";

    private static readonly SnowflakeDialect Sql = SnowflakeDialect.Instance;

    public string Path => Sql.Path(Database, Table.Space, Table.Name);

    public string SchemaPath => Sql.Path(Database, Table.Space);

    public string PolicySchemaPath => Sql.Path(Policies, PolicySchema);

    public string ViewSchemaPath => Sql.Path(Policies, Table.Space);

    public string ViewPath => Sql.Path(Policies, Table.Space, Table.Name);

    /// <summary>Gets when the first rule ends.</summary>
    public DateTimeOffset Until => Rules.Min(rule => rule.Rule.Until);

    /// <summary>Gets the columns that row conditions read; where they read none, a column that everybody sees, for a policy must have
    /// one. Empty where there is none either.</summary>
    public IReadOnlyList<string> RowColumns => PredicateColumns.Of(Rules.Select(rule => rule.Rule.Rows)) is { Count: > 0 } read
        ? read
        : [.. Table.Columns.Where(column => !column.Type.IsNested).Select(column => column.Name).Where(name => !IsMasked(name)).Take(1)];

    /// <summary>Gets the columns that some class does not see as they are stored.</summary>
    public IReadOnlyList<PlanColumn> MaskedColumns => [.. Table.Columns.Where(column => IsMasked(column.Name))];

    /// <summary>Gets a value indicating whether policies cannot do it: Snowflake lets a column stand in the signature of a row access
    /// policy or of a masking policy, not in both, and a masked column in no condition.</summary>
    public bool NeedsView
    {
        get
        {
            var rows = RowColumns;
            var masked = MaskedColumns.Select(column => column.Name).ToList();
            var conditions = masked.SelectMany(ConditionColumns).ToList();
            return rows.Count == 0 || rows.Intersect(conditions.Concat(masked), StringComparer.Ordinal).Any()
                || masked.Intersect(conditions, StringComparer.Ordinal).Any();
        }
    }

    /// <summary>Gives the columns that decide in which rows a column is shown.</summary>
    public IReadOnlyList<string> ConditionColumns(string column) =>
        PredicateColumns.Of(Rules.SelectMany(rule => rule.Rule.Columns).Where(one => one.Column.Name == column).Select(one => one.ShownWhen));

    public string TypeOf(string column) => SnowflakeDialect.TypeOf(Table.Columns.First(one => one.Name == column).Type);

    private bool IsMasked(string column) => !Rules.All(rule => rule.IsPlain(column));
}
