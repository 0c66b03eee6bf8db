namespace DataProducts.Hydration;

/// <summary>A pattern of paths: <c>*</c> and <c>?</c> within a name, <c>**</c> as a name for any number of folders. Case counts.</summary>
internal sealed class Glob(string pattern)
{
    private readonly string[] _names = pattern.Split('/');

    public bool Matches(string path) => Matches(_names, path.Split('/'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], path) || (!path.IsEmpty && Matches(pattern, path[1..]));
        }

        return !path.IsEmpty && IsName(pattern[0], path[0]) && Matches(pattern[1..], path[1..]);
    }

    // Goes back to the last star only: time grows with the product of both lengths, whatever the pattern is.
    private static bool IsName(string pattern, string name)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var i = 0; i < name.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, i);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == name[i]))
            {
                (at, i) = (at + 1, i + 1);
            }
            else if (star >= 0)
            {
                (at, i) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
