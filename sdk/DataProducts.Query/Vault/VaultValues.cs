namespace DataProducts.Query;

/// <summary>Values to be tokenised. They are personal data: they go to the vault and nowhere else.</summary>
/// <param name="Column">The column; the product's contract has one like it.</param>
/// <param name="Origin">Where the values come from.</param>
/// <param name="Values">The values, null for none.</param>
/// <param name="Subjects">Whose each value is; as many as values.</param>
public sealed record VaultValues(PiiColumn Column, TokenOrigin Origin, IReadOnlyList<string?> Values, IReadOnlyList<SubjectRef> Subjects)
{
    /// <summary>Hides the values, so that no log or message shows them.</summary>
    /// <returns>A constant.</returns>
    public override string ToString() => "***";
}
