namespace DataProducts.Aws;

/// <summary>Which keys of a bucket are a lake's: none outside is ever read, written or deleted.</summary>
internal sealed class S3Place
{
    private const string Scheme = "s3://";
    private const int LongestKey = 1024;

    private readonly string _keys;

    public S3Place(string bucket, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length > 0 && !IsPlain(prefix))
        {
            throw new ArgumentException("A prefix has names with a slash between two, none of them empty, '.' or '..'.", nameof(prefix));
        }

        Bucket = bucket;
        _keys = prefix.Length == 0 ? string.Empty : $"{prefix}/";
        Root = $"{Scheme}{bucket}/{prefix}".TrimEnd('/');
    }

    public string Bucket { get; }

    /// <summary>Gets the location that all others are below.</summary>
    public string Root { get; }

    /// <summary>Gives the key of a location.</summary>
    /// <exception cref="DataProductException"><c>DP2126</c>: it is elsewhere.</exception>
    public string KeyOf(string location)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        var start = Scheme.Length + Bucket.Length + 1;
        var inside = location.Length > Root.Length + 1
            && location.StartsWith(Root, StringComparison.Ordinal) && location[Root.Length] == '/'
            && location.Length - start <= LongestKey && IsPlain(location.AsSpan(start));
        return inside ? location[start..] : throw S3Errors.Outside(location, Root);
    }

    /// <summary>Gives what the keys below a folder begin with; the root itself is a folder too.</summary>
    public string KeysBelow(string location) => location.TrimEnd('/') == Root ? _keys : $"{KeyOf(location.TrimEnd('/'))}/";

    public string LocationOf(string key) => $"{Scheme}{Bucket}/{key}";

    // S3 takes '..' literally, and other programs on the same bucket do not.
    private static bool IsPlain(ReadOnlySpan<char> key)
    {
        foreach (var range in key.Split('/'))
        {
            if (key[range] is "" or "." or "..")
            {
                return false;
            }
        }

        return !key.ContainsAnyInRange('\0', '\u001F') && !key.Contains('\\');
    }
}
