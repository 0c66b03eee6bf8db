using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>The errors of format-preserving encryption, <c>DP1470</c> to <c>DP1473</c>. They name places and lengths, never a value.</summary>
internal static class FormatErrors
{
    public static DataProductException NoFormat(PiiKind kind) => new(
        "DP1470", $"Texts of {kind} have no format that could be kept. Format-preserving encryption takes card numbers, telephone numbers, "
        + "tax identifiers and IBANs; use tokens for the others.");

    public static DataProductException TooFew(int cell, PiiKind kind, int length) => new(
        "DP1471", $"{Cell(cell)} has {length} characters of {kind} to encipher, and there are fewer than "
        + $"{TextFormat.MinimumTexts.ToString("N0", CultureInfo.InvariantCulture)} such texts: whoever sees some of them could work out the "
        + "others (SP 800-38G revision 1). Use a token for this column.");

    public static DataProductException NotInAlphabet(int cell, int place, PiiKind kind, Alphabet alphabet) => new(
        "DP1472", $"{Cell(cell)} has a character that the format of {kind} does not know, at place {place + 1}: "
        + $"it takes {alphabet.Name} and the kind's separators. Validate the row before it is tokenised, or use a token for this column.");

    public static DataProductException TooLong(int cell, PiiKind kind) => new(
        "DP1473", $"{Cell(cell)} is longer than the {TextFormat.MaximumLength} characters that format-preserving encryption takes of {kind}. "
        + "Validate the row before it is tokenised.");

    private static string Cell(int index) => string.Create(CultureInfo.InvariantCulture, $"Cell {index}");
}
