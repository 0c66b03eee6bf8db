using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The domain of an e-mail address in one spelling: lower case, NFC, and labels beyond ASCII as Punycode (RFC 5891 §4.4).
/// </summary>
/// <remarks>The compatibility mappings of UTS #46 are not applied: full-width letters stay what they are.</remarks>
internal static class EmailDomain
{
    // RFC 1035 §2.3.4. A label whose ASCII form is longer keeps its Unicode form: every value still has exactly one spelling.
    private const int MaximumLabel = 63;

    /// <summary>Tells, without allocating, that a domain needs no change: the usual case.</summary>
    public static bool IsNormal(ReadOnlySpan<char> domain) => Ascii.IsValid(domain) && !domain.ContainsAnyInRange('A', 'Z');

    public static string Normalise(string domain)
    {
        if (Ascii.IsValid(domain))
        {
            return domain.ToLowerInvariant();
        }

        // NFC on both sides: composing first lets a capital be found, and a small letter may itself compose.
        var lower = Nfc.Normalise(Nfc.Normalise(domain).ToLowerInvariant());
        var result = new StringBuilder(lower.Length + 16);

        // RFC 3490 §3.1: these three are full stops too.
        foreach (var label in lower.Split('.', '\u3002', '\uFF0E', '\uFF61'))
        {
            result.Append(result.Length == 0 ? "" : ".").Append(Ace(label));
        }

        return result.ToString();
    }

    private static string Ace(string label)
    {
        if (Ascii.IsValid(label))
        {
            return label;
        }

        var ace = "xn--" + Punycode.Encode(label);
        return ace.Length <= MaximumLabel ? ace : label;
    }
}
