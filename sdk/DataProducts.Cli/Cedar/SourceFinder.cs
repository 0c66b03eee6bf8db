using Microsoft.Extensions.FileSystemGlobbing;

namespace DataProducts.Cli.Cedar;

/// <summary>Finds what a person means by a path: a file, every Cedar file of a folder, or what a pattern fits.</summary>
internal static class SourceFinder
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Gives the files, each once, in the order of the arguments and below a folder in ordinal order.</summary>
    /// <param name="named">Paths, patterns such as <c>policies/**/*.cedar</c>, or <c>-</c>.</param>
    /// <param name="belongs">Which files of a folder are meant.</param>
    /// <exception cref="CedarFileException">A folder holds no such file, or a pattern fits none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named, Func<SourceKind, bool> belongs)
    {
        var found = new List<string>();
        foreach (var one in named)
        {
            found.AddRange(Find(one, belongs));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static List<string> Find(string named, Func<SourceKind, bool> belongs)
    {
        if (named == SourceFile.StandardInput || File.Exists(named))
        {
            return [named];
        }

        if (Directory.Exists(named))
        {
            var files = Match(named, "**/*").Where(path => SourceKinds.OfPath(path) is { } kind && belongs(kind)).ToList();
            return files.Count > 0 ? files : throw new CedarFileException(named, "There is no Cedar file of the kind asked for in this folder.");
        }

        if (named.IndexOfAny(Wildcards) < 0)
        {
            return [named];
        }

        var (folder, pattern) = Split(named);
        var fitting = Directory.Exists(folder.Length == 0 ? "." : folder) ? Match(folder, pattern) : [];
        return fitting.Count > 0 ? fitting : throw new CedarFileException(named, "No file fits this pattern.");
    }

    private static List<string> Match(string folder, string pattern)
    {
        // What tools keep for themselves lies in folders with a dot; a package's files are not the project's.
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern).AddExclude("**/.*/**").AddExclude("**/node_modules/**");
        try
        {
            return [.. matcher.GetResultsInFullPath(folder.Length == 0 ? "." : folder)
                .Select(full => Path.Combine(folder, Path.GetRelativePath(folder.Length == 0 ? "." : folder, full)))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CedarFileException(folder, "A folder cannot be read; look at its rights.");
        }
    }

    // The matcher takes patterns below a folder: what stands before the first wildcard is that folder.
    private static (string Folder, string Pattern) Split(string named)
    {
        var parts = named.Replace('\\', '/').Split('/');
        var first = Array.FindIndex(parts, part => part.IndexOfAny(Wildcards) >= 0);
        var folder = string.Join('/', parts[..first]);
        return (first == 1 && folder.Length == 0 ? "/" : folder, string.Join('/', parts[first..]));
    }
}
