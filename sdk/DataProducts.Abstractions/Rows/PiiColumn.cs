namespace DataProducts;

/// <summary>A column with personal data.</summary>
/// <param name="Name">The lake column.</param>
/// <param name="Kind">What kind of personal data.</param>
/// <param name="Mode">What the lake holds in its place.</param>
/// <param name="Nullable">Whether a row may lack a value.</param>
public sealed record PiiColumn(string Name, PiiKind Kind, TokenMode Mode, bool Nullable)
{
    /// <summary>Gets how far equal values have equal tokens.</summary>
    public JoinScope Scope { get; init; } = JoinScope.Domain;

    /// <summary>Gets whether the vault also keeps the source's own spelling of a value.</summary>
    public bool KeepSpelling { get; init; }
}
