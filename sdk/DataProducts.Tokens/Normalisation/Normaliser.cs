using System.Text;

namespace DataProducts.Tokens;

/// <summary>Brings the spellings of one value to one, so that it has one token. The version is part of what is hashed.</summary>
/// <remarks>
/// Every kind: NFC of Unicode 17.0.0 and no white space around the value; then the kind's own rules, one file each. A value that these
/// cannot read stays as it is, under <see cref="PiiNormalisation.Raw"/>: it is not lost, and never has the token of another that was read.
/// A tax identifier has no rules: it says neither its country nor its sort, and separators may be all that tells two apart
/// (<c>12-3456789</c>, a company in the US, and <c>123-45-6789</c>, a person).
/// </remarks>
internal static class Normaliser
{
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
        if (text.Length == 0)
        {
            normal = new NormalValue(text, PiiNormalisation.Raw);
            return true;
        }

        var read = Read(kind, jurisdiction, text);
        normal = read is null ? new NormalValue(text, PiiNormalisation.Raw) : new NormalValue(read, (byte)PiiNormalisation.VersionOf(kind));
        return read is not null || kind != PiiKind.EmailAddress;
    }

    private static string? Read(PiiKind kind, Jurisdiction jurisdiction, string text) => kind switch
    {
        PiiKind.EmailAddress => EmailAddressNormaliser.Read(text),
        PiiKind.PhoneNumber => PhoneNumberNormaliser.Read(text, jurisdiction),
        PiiKind.CardNumber => CardNumberNormaliser.Read(text),
        PiiKind.Name or PiiKind.PostalAddress => TextNormaliser.Read(text),
        PiiKind.BirthDate => BirthDateNormaliser.Read(text),
        PiiKind.Iban => IbanNormaliser.Read(text),
        _ => text,
    };

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
}
