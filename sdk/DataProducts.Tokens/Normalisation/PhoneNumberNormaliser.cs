using System.Buffers;
using System.Globalization;
using PhoneNumbers;

namespace DataProducts.Tokens;

/// <summary>Telephone numbers: E.164 (<c>+41446681800</c>), with RFC 3966's <c>;ext=</c> where there is an extension.</summary>
/// <remarks>
/// Whether a number can be one is asked of its length alone: which ranges are given out changes every month, and a number must not
/// change its token with them. A number without a country is read as one of its jurisdiction's country; the EU has none, so there it
/// stays as it is. So does a number of which more than a prefix for dialling would be left out.
/// </remarks>
internal static class PhoneNumberNormaliser
{
    // Longer than a number with prefix, separators and extension; the library reads up to 250.
    private const int Longest = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789+-().,/ extEXT#;=\u00A0");
    private static readonly SearchValues<char> Start = SearchValues.Create("+0123456789");
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly HashSet<string> Regions = new(Numbers.GetSupportedRegions(), StringComparer.Ordinal);

    /// <summary>Gives the number, the text itself if it is that, or null if it is none that can be read.</summary>
    public static string? Read(string text, Jurisdiction jurisdiction)
    {
        var region = Regions.Contains(jurisdiction.Code) ? jurisdiction.Code : null;
        if (text.Length > Longest || text.AsSpan().IndexOfAnyExcept(Characters) >= 0 || (region is null && !HasPlus(text))
            || Write(text, region) is not { } number)
        {
            return null;
        }

        // What is read once more as another number was never one: its start is a prefix for dialling.
        return string.Equals(number, text, StringComparison.Ordinal) ? text
            : string.Equals(number, Write(number, null), StringComparison.Ordinal) ? number
            : null;
    }

    private static string? Write(string text, string? region)
    {
        PhoneNumber number;
        try
        {
            number = Numbers.Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null;
        }

        if (Numbers.IsPossibleNumberWithReason(number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE || !IsWhole(text, number, region))
        {
            return null;
        }

        var e164 = Numbers.Format(number, PhoneNumberFormat.E164);
        return number.HasExtension ? $"{e164};ext={number.Extension}" : e164;
    }

    // Of 1 (11) 500 555-0118 the library keeps 500 555-0118, another's number. Only what is dialled before a number may go.
    private static bool IsWhole(string text, PhoneNumber number, string? region)
    {
        Span<char> buffer = stackalloc char[Longest];
        var digits = Digits(text, buffer);
        var kept = Numbers.GetNationalSignificantNumber(number);
        var trunk = TrunkPrefix(Numbers.GetRegionCodeForCountryCode(number.CountryCode));
        if (trunk is "0" && kept[0] == '0')
        {
            return false; // the prefix was left in front of too many digits, as of two numbers in one column
        }

        var extension = number.Extension;
        if (!digits.EndsWith(extension) || !digits[..^extension.Length].EndsWith(kept))
        {
            return false;
        }

        var left = digits[..^(extension.Length + kept.Length)];
        var country = number.CountryCode.ToString(CultureInfo.InvariantCulture);
        if (left.EndsWith(trunk))
        {
            left = left[..^trunk.Length];
        }

        if (left.EndsWith(country))
        {
            left = left[..^country.Length];
        }

        return left.IsEmpty || (!HasPlus(text) && left.SequenceEqual(region is "US" ? "011" : "00"));
    }

    private static bool HasPlus(string text) => text.AsSpan().IndexOfAny(Start) is >= 0 and var start && text[start] == '+';

    private static string TrunkPrefix(string region) => Numbers.GetNddPrefixForRegion(region, true) ?? "";

    private static ReadOnlySpan<char> Digits(string text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                buffer[length++] = c;
            }
        }

        return buffer[..length];
    }
}
