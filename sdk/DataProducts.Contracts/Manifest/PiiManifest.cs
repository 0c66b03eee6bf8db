namespace DataProducts.Contracts;

/// <summary>Why and how a column is tokenised.</summary>
/// <param name="Kind">What kind of personal data it holds.</param>
/// <param name="Mode">What the lake holds in its place.</param>
public sealed record PiiManifest(PiiKind Kind, TokenMode Mode)
{
    /// <summary>Gets how far equal values have equal tokens.</summary>
    public JoinScope Scope { get; init; } = JoinScope.Domain;

    /// <summary>Gets a value indicating whether the vault also keeps the source's own spelling.</summary>
    public bool KeepSpelling { get; init; }

    /// <summary>Gets a value indicating whether anybody can ever see the value again: whom policy permits can, but of a one-way token and of
    /// what was redacted nobody.</summary>
    public bool CanBeOpened => Mode is not (TokenMode.OneWay or TokenMode.Redact);
}
