using System.Buffers;

namespace DataProducts;

/// <summary>What texts of one kind of personal data look like, for those who keep their look.</summary>
/// <param name="Alphabets">
/// From the smallest to the largest, each with all numerals of the one before, at the same places. A text is enciphered in the smallest
/// that has all of its characters, and its ciphertext is of no smaller one: a number of digits stays one.
/// </param>
/// <param name="Separators">Characters that stay where they are.</param>
/// <param name="Kept">How many of the first characters that are no separators stay too.</param>
internal sealed record TextFormat(IReadOnlyList<Alphabet> Alphabets, SearchValues<char> Separators, int Kept = 0)
{
    /// <summary>The fewest texts that a radix and length must have.</summary>
    public const int MinimumTexts = 1_000_000;

    /// <summary>The most numerals of a text; bounds the work on hostile input.</summary>
    public const int MaximumLength = 512;

    /// <summary>The most characters of a text, separators and all: what a vault takes of any value.</summary>
    public const int MaximumText = 4096;

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

    /// <summary>Tells whether there are enough texts of a length (NIST SP 800-38G revision 1, second public draft).</summary>
    public static bool IsLargeEnough(int radix, int length)
    {
        var texts = 1L;
        for (var numerals = 0; numerals < length && texts < MinimumTexts; numerals++)
        {
            texts *= radix;
        }

        return length >= 2 && texts >= MinimumTexts;
    }

    /// <summary>Writes a text as its ciphertext will be told from others: small letters that are enciphered become capitals, all else
    /// stays. Two texts that are enciphered alike have one such form.</summary>
    public string Canonical(string text)
    {
        var kept = Kept;
        return string.Create(text.Length, text, (result, from) =>
        {
            for (var place = 0; place < from.Length; place++)
            {
                var stays = Separators.Contains(from[place]) || kept-- > 0;
                result[place] = stays ? from[place] : Alphabets[^1][Alphabets[^1].NumeralOf(from[place])];
            }
        });
    }
}
