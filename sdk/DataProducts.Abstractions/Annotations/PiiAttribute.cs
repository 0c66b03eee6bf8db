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

    /// <summary>Gets what the lake holds in place of the value.</summary>
    public TokenMode Mode { get; init; } = TokenMode.Deterministic;

    /// <summary>Gets how far equal values have equal tokens. Only <see cref="TokenMode.Deterministic"/> and <see cref="TokenMode.OneWay"/>
    /// have equal tokens at all.</summary>
    public JoinScope Scope { get; init; } = JoinScope.Domain;

    /// <summary>Gets whether the vault also keeps the value as this person's source spells it, where normalising changes it. Without it the
    /// normalised value is what comes back.</summary>
    public bool KeepSpelling { get; init; }
}
