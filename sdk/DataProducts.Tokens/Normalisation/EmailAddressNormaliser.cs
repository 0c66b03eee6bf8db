namespace DataProducts.Tokens;

/// <summary>E-mail addresses: the domain in one spelling, the local part as it is, whose letters' case its host alone may pass over
/// (RFC 5321 §2.4).</summary>
internal static class EmailAddressNormaliser
{
    /// <summary>Gives the address in one spelling, the text itself if it is that, or null if it has no <c>@</c>.</summary>
    public static string? Read(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return null;
        }

        var domain = text.AsSpan(at + 1);
        return EmailDomain.IsNormal(domain) ? text : string.Concat(text.AsSpan(0, at + 1), EmailDomain.Normalise(domain.ToString()));
    }
}
