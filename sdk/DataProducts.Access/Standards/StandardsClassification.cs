namespace DataProducts.Access;

/// <summary>What a classification means here. The classifications themselves are the platform's: a package explains them and adds
/// none.</summary>
/// <param name="Classification">The classification.</param>
/// <param name="Meaning">When a column bears it.</param>
public sealed record StandardsClassification(Classification Classification, string Meaning);
