using System.Text;

namespace DataProducts.Tokens;

/// <summary>Brings the spellings of one value to one, so that it has one token. The version is part of what is hashed.</summary>
/// <remarks>
/// Version 1: NFC of Unicode 17.0.0 and no white space around the value. E-mail: the domain in one spelling, the local part as it is.
/// Card number: no white space or hyphens. Phone: nothing more; what real sources hold (<c>1 (11) 500 555-0118</c>) is not E.164.
/// </remarks>
internal static class Normaliser
{
    private const byte Version = 1;

    // Far above what the validator lets pass (512); bounds the work on hostile text.
    public const int MaximumLength = 4096;

    /// <summary>Normalises a value.</summary>
    /// <param name="kind">What kind of personal data it is.</param>
    /// <param name="jurisdiction">Whose value it is; a telephone number without a country is read as one of its country.</param>
    /// <param name="value">The value.</param>
    /// <param name="normal">The value in one spelling.</param>
    /// <returns>False if the value is too long, not well-formed UTF-16, or an e-mail address without <c>@</c>.</returns>
    public static bool TryNormalise(PiiKind kind, Jurisdiction jurisdiction, string value, out NormalValue normal)
    {
        normal = default;
        if (value.Length > MaximumLength || !IsWellFormed(value))
        {
            return false;
        }

        var text = Nfc.Normalise(value).Trim();
        var result = kind switch
        {
            _ when text.Length == 0 => text,
            PiiKind.EmailAddress => Email(text),
            PiiKind.CardNumber => WithoutSeparators(text),
            _ => text,
        };
        normal = new NormalValue(result ?? "", Version);
        return result is not null;
    }

    private static bool IsWellFormed(string value)
    {
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (!Rune.TryCreate(rest[at], at + 1 < rest.Length ? rest[at + 1] : '\0', out _))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }

    private static string? Email(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return null;
        }

        var domain = text.AsSpan(at + 1);
        return EmailDomain.IsNormal(domain) ? text : string.Concat(text.AsSpan(0, at + 1), EmailDomain.Normalise(domain.ToString()));
    }

    private static string WithoutSeparators(string text)
    {
        var separators = 0;
        foreach (var c in text)
        {
            separators += IsSeparator(c) ? 1 : 0;
        }

        return separators == 0 ? text : string.Create(text.Length - separators, text, static (result, source) =>
        {
            var length = 0;
            foreach (var c in source)
            {
                if (!IsSeparator(c))
                {
                    result[length++] = c;
                }
            }
        });
    }

    private static bool IsSeparator(char c) => c == '-' || char.IsWhiteSpace(c);
}
