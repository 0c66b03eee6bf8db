using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DataProducts.Hydration;

/// <summary>Takes out of names and messages what may be a credential: a URI's user, query and fragment; a whole connection string.</summary>
internal static partial class SafeText
{
    private const int MostCharacters = 2000;

    /// <summary>Gives a source's name as others may see it.</summary>
    public static string Name(string name)
    {
        // Nobody can tell which parts of a connection string are secret, so only a digest of it is told.
        if (name.Contains('=', StringComparison.Ordinal) && !name.Contains("://", StringComparison.Ordinal))
        {
            return "source-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];
        }

        var safe = Stripped(name);
        return safe.Length <= MostCharacters ? safe : safe[..MostCharacters];
    }

    /// <summary>Gives a message of ours as others may see it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="names">The names of sources that it may hold.</param>
    public static string Message(string message, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            message = message.Replace(name, Name(name), StringComparison.Ordinal);
        }

        message = Stripped(message);
        return message.Length <= MostCharacters ? message : message[..MostCharacters];
    }

    private static string Stripped(string text) => Uris().Replace(text, match =>
    {
        var rest = match.Groups["rest"].Value;
        var end = rest.AsSpan().IndexOfAny('?', '#');
        var place = end < 0 ? rest : rest[..end];

        // A password may itself have a slash or a question mark in it, written as nobody should: all before the last @ goes, and where that
        // stands behind the question mark nothing is told.
        return match.Groups["scheme"].Value
            + (end >= 0 && rest.AsSpan(end).Contains('@') ? "redacted" : place[(place.LastIndexOf('@') + 1)..]);
    });

    [GeneratedRegex(@"(?<scheme>[A-Za-z][A-Za-z0-9+.\-]{0,30}://)(?<rest>[^\s'""]*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uris();
}
