namespace DataProducts.Tokens;

/// <summary>Card numbers: digits alone, as long as ISO/IEC 7812-1 lets them be, whose check digit is right (its annex B, Luhn's).</summary>
internal static class CardNumberNormaliser
{
    private const int Shortest = 8;
    private const int Longest = 19;

    /// <summary>Gives the digits, the text itself if it is those, or null if it is no card number.</summary>
    public static string? Read(string text)
    {
        var digits = Separators.Remove(text);
        return digits.Length is >= Shortest and <= Longest && HasCheckDigit(digits) ? digits : null;
    }

    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
            {
                return false;
            }

            // Every second digit from the right counts twice, and a sum of two digits is 9 less than its number.
            var digit = digits[i] - '0';
            var weighed = (digits.Length - i) % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }
}
