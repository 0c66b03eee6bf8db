namespace DataProducts.Contracts;

/// <summary>Why and how a column is tokenised.</summary>
/// <param name="Kind">What kind of personal data it holds.</param>
/// <param name="Mode">How a token is made from a value.</param>
public sealed record PiiManifest(PiiKind Kind, TokenMode Mode);
