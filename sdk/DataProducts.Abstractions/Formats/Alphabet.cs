namespace DataProducts;

/// <summary>The characters of a format in their order; a character's place is its numeral. ASCII, and each once.</summary>
internal sealed class Alphabet
{
    /// <summary>What <see cref="NumeralOf"/> gives for a character that the alphabet has not.</summary>
    public const int None = -1;

    private readonly string _characters;
    private readonly short[] _numerals = new short[128];

    /// <summary>Makes an alphabet.</summary>
    /// <param name="name">Its name in errors.</param>
    /// <param name="characters">Its characters, each once.</param>
    /// <param name="readsSmall">Whether a small letter is read as its capital.</param>
    public Alphabet(string name, string characters, bool readsSmall = false)
    {
        (Name, _characters) = (name, characters);
        Array.Fill(_numerals, (short)None);
        for (var numeral = 0; numeral < characters.Length; numeral++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(characters[numeral], _numerals.Length, nameof(characters));
            ArgumentOutOfRangeException.ThrowIfNotEqual(_numerals[characters[numeral]], None, nameof(characters));
            _numerals[characters[numeral]] = (short)numeral;
            if (readsSmall)
            {
                _numerals[char.ToLowerInvariant(characters[numeral])] = (short)numeral;
            }
        }
    }

    public static Alphabet Digits { get; } = new("digits", "0123456789");

    public static Alphabet DigitsAndCapitals { get; } = new("digits and letters", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", readsSmall: true);

    /// <summary>Gets its name in errors.</summary>
    public string Name { get; }

    public int Radix => _characters.Length;

    public char this[int numeral] => _characters[numeral];

    public int NumeralOf(char character) => character < _numerals.Length ? _numerals[character] : None;
}
