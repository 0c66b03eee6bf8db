namespace DataProducts;

/// <summary>Tells what a column of mode <see cref="TokenMode.FormatPreserving"/> takes.</summary>
public static class KeptFormat
{
    /// <summary>
    /// Tells whether texts of a kind have a format that can be kept: card numbers, telephone numbers, tax identifiers and IBANs have.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether a column of the kind can be of that mode.</returns>
    public static bool IsKnown(PiiKind kind) => TextFormat.Of(kind) is not null;

    /// <summary>
    /// Tells whether a value can be enciphered: it has nothing but its kind's characters and separators, is not too long, and is one of at
    /// least a million of its length (NIST SP 800-38G revision 1, second public draft).
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value; null and empty stay what they are, and can.</param>
    /// <returns>Whether it can.</returns>
    public static bool Takes(PiiKind kind, string? value) =>
        TextFormat.Of(kind) is { } format
        && (string.IsNullOrEmpty(value) || TextShape.Find(format, value, out _, out _) == TextFault.None);
}
