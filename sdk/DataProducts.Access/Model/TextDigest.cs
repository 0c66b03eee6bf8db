using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Access;

/// <summary>The SHA-256 of a list of texts, each with its length before it: no two lists have one digest.</summary>
internal static class TextDigest
{
    public static string Of(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
