using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Audit;

/// <summary>Standard base64 in its one canonical form: .NET also takes white space and stray bits, by which a changed byte would go
/// unseen.</summary>
internal static class CanonicalBase64
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        bytes = Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
        return bytes is not null && Convert.ToBase64String(bytes) == text;
    }
}
