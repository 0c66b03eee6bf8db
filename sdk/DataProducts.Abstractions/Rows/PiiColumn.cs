namespace DataProducts;

/// <summary>A column with personal data.</summary>
/// <param name="Name">The lake column.</param>
/// <param name="Kind">What kind of personal data.</param>
/// <param name="Mode">How its tokens are made.</param>
/// <param name="Nullable">Whether a row may lack a value.</param>
public sealed record PiiColumn(string Name, PiiKind Kind, TokenMode Mode, bool Nullable);
