namespace DataProducts.Access;

/// <summary>Names of planned objects: what they are for, and a digest of what they say. The same name is then always the same content,
/// so making an object twice changes nothing and a change never edits what is in use.</summary>
internal static class PlanNames
{
    private const int DigestLength = 12;
    private const int MaximumWord = 48;

    public static string Of(string prefix, string about, params IEnumerable<string> content) =>
        $"{prefix}_{Word(about)}_{TextDigest.Of(content)[..DigestLength]}";

    // ASCII letters, digits and underscores: a plain name on every engine.
    private static string Word(string text) =>
        string.Concat(text.Take(MaximumWord).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
}
