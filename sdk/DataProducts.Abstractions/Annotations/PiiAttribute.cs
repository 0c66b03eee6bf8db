using Microsoft.Extensions.Compliance.Classification;

namespace DataProducts;

/// <summary>Marks personal data: the lake holds a token in its place, the value itself only the vault of the row's jurisdiction.</summary>
/// <remarks>As a <see cref="DataClassificationAttribute"/> it also makes .NET's own log redaction work.</remarks>
/// <param name="kind">What kind of personal data it is.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class PiiAttribute(PiiKind kind) : DataClassificationAttribute(new DataClassification(Taxonomy, kind.ToString()))
{
    /// <summary>The name of our taxonomy in <see cref="DataClassification.TaxonomyName"/>.</summary>
    public const string Taxonomy = "DataProducts";

    /// <summary>Gets what kind of personal data it is.</summary>
    public PiiKind Kind { get; } = kind;

    /// <summary>Gets how a token is made from the value.</summary>
    public TokenMode Mode { get; init; } = TokenMode.Deterministic;
}
