using System.Buffers;
using System.Text;

namespace DataProducts;

/// <summary>Tells whether text has the form of its kind of personal data. Lenient by intent: real data is odd, and what is refused here
/// is lost to the product.</summary>
public static class PiiFormat
{
    // RFC 5321 4.5.3.1: 64 octets of local part, 255 of domain; counted in characters, which is stricter for none.
    private const int MaximumLocalPart = 64;
    private const int MaximumDomain = 255;
    private const int MaximumText = 512;
    private const int MinimumIban = 15;
    private const int MaximumIban = 34;

    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789+-().,/ extEXT#*\u00A0");
    private static readonly SearchValues<char> CardCharacters = SearchValues.Create("0123456789- ");

    /// <summary>Checks a value.</summary>
    /// <param name="kind">What kind of personal data it should be.</param>
    /// <param name="value">The value, not empty.</param>
    /// <returns>Whether it has the form.</returns>
    public static bool IsValid(PiiKind kind, ReadOnlySpan<char> value) => value.Length <= MaximumText && !HasControl(value) && kind switch
    {
        PiiKind.EmailAddress => IsEmailAddress(value.Trim()),
        PiiKind.PhoneNumber => CountDigits(value) is >= 5 and <= 20 && value.IndexOfAnyExcept(PhoneCharacters) < 0,
        PiiKind.CardNumber => CountDigits(value) is >= 8 and <= 19 && value.IndexOfAnyExcept(CardCharacters) < 0,
        PiiKind.Iban => IsIban(value),

        // Years are written with two digits and months with letters; a date without digits is none in any language.
        PiiKind.BirthDate => CountDigits(value) is >= 4 and <= 20,
        _ => !value.IsWhiteSpace(),
    };

    // RFC 5321 mailbox with a dot-string local part, widened by RFC 6531 to every non-ASCII character; quoted local parts are refused.
    private static bool IsEmailAddress(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOf('@');
        return at is > 0 and <= MaximumLocalPart && IsDotString(value[..at]) && IsDomain(value[(at + 1)..]);
    }

    // ISO 13616-1: country, check digits, then 11 (Norway's) to 30 characters; a typing error is data, so no check digit is demanded.
    private static bool IsIban(ReadOnlySpan<char> value)
    {
        Span<char> number = stackalloc char[MaximumIban];
        var length = 0;
        foreach (var c in value)
        {
            if (c == '-' || char.IsWhiteSpace(c))
            {
                continue;
            }

            if (length == MaximumIban || !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }

            number[length++] = c;
        }

        return length >= MinimumIban
            && char.IsAsciiLetter(number[0]) && char.IsAsciiLetter(number[1]) && char.IsAsciiDigit(number[2]) && char.IsAsciiDigit(number[3]);
    }

    private static bool IsDotString(ReadOnlySpan<char> local)
    {
        foreach (var range in local.Split('.'))
        {
            if (local[range].IsEmpty)
            {
                return false;
            }
        }

        foreach (var c in local)
        {
            if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return IsWellFormed(local);
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.Length is 0 or > MaximumDomain || !domain.Contains('.') || !IsWellFormed(domain))
        {
            return false;
        }

        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c != '-')
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }

    private static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }
}
