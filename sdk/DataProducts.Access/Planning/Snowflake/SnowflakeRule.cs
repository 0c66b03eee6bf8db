using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>A rule and the Snowflake role that stands for its class, with its conditions already written.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Role">The account role.</param>
/// <param name="Rows">The row condition, with the end of the subscription in it.</param>
/// <param name="Shown">For each column that is shown in some row, in which.</param>
internal sealed record SnowflakeRule(AccessRule Rule, string Role, string Rows, IReadOnlyDictionary<string, string> Shown)
{
    /// <summary>Gets the test whether the session has the role; secondary roles and the hierarchy count.</summary>
    public string InSession => $"IS_ROLE_IN_SESSION({SnowflakeDialect.Instance.Text(Role)})";

    /// <exception cref="UntranslatableException">Snowflake has no counterpart for a part of the rule.</exception>
    public static SnowflakeRule Of(AccessRule rule, string role)
    {
        var dialect = SnowflakeDialect.Instance;
        return new SnowflakeRule(
            rule,
            role,
            $"{PredicateText.Of(rule.Rows, dialect)} AND CURRENT_TIMESTAMP() < {SnowflakeDialect.Instant(rule.Until)}",
            rule.Columns.Where(column => column.Shown > ColumnExposure.Null)
                .ToDictionary(column => column.Column.Name, column => PredicateText.Of(column.ShownWhen, dialect), StringComparer.Ordinal));
    }

    /// <summary>Says whether a column is shown as it is stored in every row.</summary>
    public bool IsPlain(string column) => Shown.TryGetValue(column, out var when) && when == PredicateText.Of(RowPredicate.True, SnowflakeDialect.Instance);
}
