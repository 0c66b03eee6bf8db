namespace DataProducts.Contracts;

/// <summary>What a query over a port must answer.</summary>
/// <param name="Name">The rule's name, unique within the port.</param>
/// <param name="Sql">A query with one number as its answer; <c>{port}</c> stands for the port's table.</param>
/// <param name="MustBe">The number that it must answer.</param>
public sealed record QualityRule(string Name, string Sql, decimal MustBe)
{
    /// <summary>Gets what the rule is for, or null.</summary>
    public string? Description { get; init; }
}
