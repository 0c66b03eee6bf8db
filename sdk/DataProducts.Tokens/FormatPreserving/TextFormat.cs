using System.Buffers;

namespace DataProducts.Tokens;

/// <summary>What texts of one kind of personal data look like, for those who keep their look.</summary>
/// <param name="Alphabets">
/// From the smallest to the largest, each with all numerals of the one before, at the same places. A text is enciphered in the smallest
/// that has all of its characters, and its ciphertext is of no smaller one: a number of digits stays one.
/// </param>
/// <param name="Separators">Characters that stay where they are.</param>
/// <param name="Kept">How many of the first characters that are no separators stay too.</param>
internal sealed record TextFormat(IReadOnlyList<Alphabet> Alphabets, SearchValues<char> Separators, int Kept = 0)
{
    private static readonly SearchValues<char> Spaced = SearchValues.Create(" -\u00A0");
    private static readonly IReadOnlyList<Alphabet> Numbers = [Alphabet.Digits];
    private static readonly IReadOnlyList<Alphabet> Codes = [Alphabet.Digits, Alphabet.DigitsAndCapitals];
    private static readonly TextFormat Card = new(Numbers, Spaced);

    // What the kind's validator lets pass (PiiFormat).
    private static readonly TextFormat Phone = new(Numbers, SearchValues.Create("+-().,/ extEXT#*\u00A0"));
    private static readonly TextFormat Tax = new(Codes, SearchValues.Create(" -./\u00A0"));

    // An IBAN begins with its country (ISO 13616); the rest is different in each and ends as digits where it was.
    private static readonly TextFormat Account = new(Codes, Spaced, Kept: 2);

    /// <summary>Gives a kind's format; null if its texts have none that could be kept.</summary>
    /// <remarks>
    /// A date of birth has too few values; names and addresses have no alphabet, and an e-mail address that is not one could reach
    /// somebody.
    /// </remarks>
    public static TextFormat? Of(PiiKind kind) => kind switch
    {
        PiiKind.CardNumber => Card,
        PiiKind.PhoneNumber => Phone,
        PiiKind.TaxId => Tax,
        PiiKind.Iban => Account,
        _ => null,
    };
}
