namespace DataProducts;

/// <summary>A quality rule over the whole port: SQL whose one number must be as given. It is part of the contract.</summary>
/// <param name="name">The rule's name in snake case, unique within the port, for example <c>no_future_orders</c>.</param>
/// <param name="sql">A query that answers with one number; <c>{port}</c> stands for the port's table.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QualityAttribute(string name, string sql) : Attribute
{
    /// <summary>Gets the rule's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the query.</summary>
    public string Sql { get; } = sql;

    /// <summary>Gets the number that the query must answer with; by default 0, as a count of the rows that break the rule.</summary>
    public double MustBe { get; init; }

    /// <summary>Gets what the rule is for, in a sentence for strangers.</summary>
    public string? Description { get; init; }
}
