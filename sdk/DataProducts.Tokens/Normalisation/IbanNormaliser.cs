using System.Collections.Frozen;

namespace DataProducts.Tokens;

/// <summary>International bank account numbers (ISO 13616-1): capitals without separators, as long as the country's are, whose check digits
/// are right (ISO/IEC 7064, MOD 97-10).</summary>
internal static class IbanNormaliser
{
    private const int CountrySize = 2;
    private const int HeadSize = 4;
    private const int Modulus = 97;

    // SWIFT's registry of IBAN formats.
    private const string Lengths =
        "NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 "
        + "DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 "
        + "PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 "
        + "PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33";

    private static readonly FrozenDictionary<string, int> LengthOf = Lengths.Split(' ')
        .ToFrozenDictionary(entry => entry[..CountrySize], entry => ((entry[2] - '0') * 10) + entry[3] - '0', StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LengthOfSpan =
        LengthOf.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gives the number, the text itself if it is that, or null if it is none.</summary>
    public static string? Read(string text)
    {
        var number = Separators.Remove(text);
        if (number.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            number = number.ToUpperInvariant();
        }

        return number.Length > HeadSize
            && LengthOfSpan.TryGetValue(number.AsSpan(0, CountrySize), out var length)
            && length == number.Length
            && HasCheckDigits(number) ? number : null;
    }

    private static bool HasCheckDigits(string number)
    {
        if (!char.IsAsciiDigit(number[2]) || !char.IsAsciiDigit(number[3]))
        {
            return false;
        }

        // The head moves to the end, and a letter counts as two digits, A as 10.
        var rest = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = number[(i + HeadSize) % number.Length];
            if (char.IsAsciiDigit(c))
            {
                rest = ((rest * 10) + c - '0') % Modulus;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                rest = ((rest * 100) + c - 'A' + 10) % Modulus;
            }
            else
            {
                return false;
            }
        }

        // 00, 01 and 99 are no check digits that the standard's way of making them gives, though they leave the same rest as 97, 98 and 02.
        return rest == 1 && number.AsSpan(CountrySize, CountrySize) is not ("00" or "01" or "99");
    }
}
