namespace DataProducts.Access;

/// <summary>A target has no counterpart for a part of a rule.</summary>
/// <param name="construct">The part, for the diagnostic's id.</param>
/// <param name="message">What it is and why.</param>
internal sealed class UntranslatableException(string construct, string message) : Exception(message)
{
    /// <summary>Gives the diagnostic's stable id.</summary>
    public string IdFor(string target) =>
        construct.StartsWith("LIMIT-", StringComparison.Ordinal) ? $"FGAC-{construct}" : $"FGAC-REFUSED-{construct}-{target}";
}
