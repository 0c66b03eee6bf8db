namespace DataProducts;

/// <summary>Reads the numbers that nearly all are, without the work for those that could be: digits, at most one point between them, perhaps
/// a minus before them, and at most 18 characters without it.</summary>
internal static class PlainDecimal
{
    // So many digits fit a long whatever they are.
    private const int MaximumLength = 18;

    /// <summary>Reads such a number; its scale is the number of digits after the point, as the platform's parser has it.</summary>
    /// <returns>False for every other text: it may be a number nevertheless.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        value = default;
        var isNegative = text is ['-', ..];
        var digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > MaximumLength || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
        {
            return false;
        }

        var (number, point) = (0L, -1);
        for (var i = 0; i < digits.Length; i++)
        {
            if (char.IsAsciiDigit(digits[i]))
            {
                number = (10 * number) + (digits[i] - '0');
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        // Whether there is a negative zero is not for this to decide.
        if (isNegative && number == 0)
        {
            return false;
        }

        value = new decimal((int)number, (int)(number >> 32), 0, isNegative, (byte)(point < 0 ? 0 : digits.Length - 1 - point));
        return true;
    }
}
