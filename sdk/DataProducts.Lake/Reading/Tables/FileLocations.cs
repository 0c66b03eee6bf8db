namespace DataProducts.Lake.Reading.Tables;

/// <summary>
/// Where the files are that a table's metadata names. A path leads somewhere only if it is below one of the given locations: metadata
/// that others wrote must not choose which files of this machine are opened.
/// </summary>
internal sealed class FileLocations
{
    private readonly string _table;
    private readonly (string Location, string Folder)[] _folders;

    /// <summary>Takes the locations.</summary>
    /// <param name="table">The table, for messages.</param>
    /// <param name="folders">What the metadata calls a folder, and where it is in the store.</param>
    public FileLocations(string table, IEnumerable<KeyValuePair<string, string>> folders) =>
        (_table, _folders) = (table, [.. folders.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Key.Length)]);

    /// <summary>Gives where a file is; of several locations around it the innermost one counts.</summary>
    /// <exception cref="LakeException"><c>DP1501</c>: the file is below none of the locations.</exception>
    public string Resolve(string path)
    {
        foreach (var (location, folder) in _folders)
        {
            if (Relative(location, path) is { } relative)
            {
                return Join(folder, relative);
            }
        }

        throw LakeErrors.InvalidMetadata(_table, "it names a file that is not below the table, nor below another location that was given");
    }

    /// <summary>Gives a path's part below a location, or null if it is not below it.</summary>
    public static string? Relative(string location, string path)
    {
        var (prefix, whole) = (Plain(location).TrimEnd('/', '\\'), Plain(path));
        if (whole.Length <= prefix.Length + 1 || !whole.StartsWith(prefix, StringComparison.Ordinal) || whole[prefix.Length] is not ('/' or '\\'))
        {
            return null;
        }

        var relative = whole[(prefix.Length + 1)..];
        return relative.Split('/', '\\').All(part => part is not ("" or "." or "..")) && !relative.Contains('\0') ? relative : null;
    }

    /// <summary>Gives the last part of a location.</summary>
    public static ReadOnlySpan<char> NameOf(string location) => location.AsSpan(location.LastIndexOfAny(['/', '\\']) + 1);

    public static string Join(string folder, string relative) => folder.Contains("://", StringComparison.Ordinal)
        ? $"{folder.TrimEnd('/')}/{relative}"
        : Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));

    // Hadoop has several names for S3 and spells local paths with one slash or three; a table may hold them mixed.
    private static string Plain(string path) => path switch
    {
        _ when path.StartsWith("s3a://", StringComparison.Ordinal) => $"s3://{path[6..]}",
        _ when path.StartsWith("s3n://", StringComparison.Ordinal) => $"s3://{path[6..]}",
        _ when path.StartsWith("file:/", StringComparison.Ordinal) => $"/{path[6..].TrimStart('/')}",
        _ => path,
    };
}
