namespace DataProducts.Generators.Model;

/// <summary>What <c>[Classified]</c> says: names of members of <c>Classification</c> and <c>Mask</c>.</summary>
internal sealed record Sensitivity(string Classification, string Mask);
