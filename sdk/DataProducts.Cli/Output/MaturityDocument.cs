namespace DataProducts.Cli.Output;

/// <summary>How mature a product is.</summary>
internal sealed record MaturityDocument(
    string Product,
    string Version,
    int Level,
    DateTimeOffset Assessed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<MaturityDocument.CriterionDocument> Criteria)
{
    internal sealed record CriterionDocument(string Id, int Level, string State, string Rule, string Evidence, DateTimeOffset Observed);
}
