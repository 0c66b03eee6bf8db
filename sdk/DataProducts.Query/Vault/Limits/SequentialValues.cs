namespace DataProducts.Query;

/// <summary>Counts values that follow each other, as guesses of numbers do: who tokenises all numbers of a block learns which are
/// taken.</summary>
internal static class SequentialValues
{
    private const int MaximumDigits = 18;

    /// <summary>Gives how many of the values are the next number of another one of them; equal values count once.</summary>
    public static int Count(IEnumerable<string?> values)
    {
        var numbers = values.Select(Number).OfType<long>().ToHashSet();
        return numbers.Count(number => numbers.Contains(number - 1));
    }

    // All digits of the value, whatever stands between them; the last ones of a long value are what a counter changes.
    private static long? Number(string? value)
    {
        if (value is null)
        {
            return null;
        }

        long number = 0;
        var digits = 0;
        foreach (var character in value.AsSpan()[Math.Max(0, value.Length - 64)..])
        {
            if (char.IsAsciiDigit(character) && digits < MaximumDigits)
            {
                number = (number * 10) + (character - '0');
                digits++;
            }
        }

        return digits == 0 ? null : number;
    }
}
