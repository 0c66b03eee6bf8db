namespace DataProducts.Generators.Model;

/// <summary>What a query over a port must answer.</summary>
internal sealed record QualityRule(string Name, string Sql, double MustBe, string? Description);
