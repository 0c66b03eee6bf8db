using System.Text;
using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>The files of a standards package: which there may be, how large they may be, and what they hash to.</summary>
internal static partial class StandardsFolder
{
    public const string Standards = "standards.json";
    public const string Matrix = "transfer-matrix.json";
    public const string Environments = "environments.json";
    public const string Claims = "claims-map.json";
    public const string IdentityMap = "identity-map.json";
    public const string Rules = "rules.globalconfig";

    public const int MaximumFiles = 256;
    public const int MaximumLength = 256 * 1024;
    private const int MaximumTotal = 2 * 1024 * 1024;

    private static readonly string[] Names = [Standards, Matrix, Environments, Claims, IdentityMap, Rules];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all files below a folder, but those whose name starts with a dot.</summary>
    public static IReadOnlyList<StandardsFile> Read(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                throw Wrong(folder, "there is no such folder");
            }

            var files = new List<StandardsFile>();
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
                if (!Path.GetFileName(path).StartsWith('.'))
                {
                    Refuse(folder, files.Count == MaximumFiles, $"it has more than {MaximumFiles} files");
                    Refuse(folder, new FileInfo(path).Length > MaximumLength, $"{name} is longer than 256 kB");
                    files.Add(new StandardsFile(name, Text(File.ReadAllBytes(path))));
                }
            }

            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw Wrong(folder, "it cannot be read, or a file is not UTF-8", failure);
        }
    }

    /// <summary>Puts files into their one order, and refuses what does not belong there: a misspelt name must not pass for an absent
    /// file.</summary>
    public static IReadOnlyList<StandardsFile> Check(IReadOnlyList<StandardsFile> files, string place)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var known = Names.Contains(file.Path, StringComparer.Ordinal) || IsPolicy(file.Path);
            Refuse(place, !known || !seen.Add(file.Path), $"'{Shown(file.Path)}' is no file of a standards package, or stands there twice");
            Refuse(place, file.Text.Length > MaximumLength, $"{file.Path} is longer than 256 kB");
        }

        Refuse(place, files.Count > MaximumFiles, $"it has more than {MaximumFiles} files");
        Refuse(place, files.Sum(file => (long)file.Text.Length) > MaximumTotal, "its files are longer than 2 MB together");
        Refuse(place, !seen.Contains(Standards) || !seen.Contains(Matrix), $"it lacks {Standards} or {Matrix}");
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    public static bool IsPolicy(string path) => PolicyPath().IsMatch(path);

    /// <summary>Gives the SHA-256 over paths and texts, each with its length before it: no two packages hash alike.</summary>
    public static string HashOf(IReadOnlyList<StandardsFile> ordered) =>
        TextDigest.Of(ordered.SelectMany(file => (string[])[file.Path, file.Text]));

    public static AccessException Wrong(string place, string problem, Exception? cause = null) =>
        new(StandardsErrors.Files, $"The standards package {place} cannot be used: {problem}. docs/standards.md shows its files.", cause);

    /// <summary>Reads a file's text. A checkout that changes line ends, or an editor that adds a byte order mark, makes no other
    /// package.</summary>
    public static string Text(byte[] bytes) => Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");

    /// <summary>Gives a name as a message may show it.</summary>
    public static string Shown(string path) => string.Concat(path.Take(64).Select(c => char.IsControl(c) ? '?' : c));

    private static void Refuse(string place, bool wrong, string problem)
    {
        if (wrong)
        {
            throw Wrong(place, problem);
        }
    }

    [GeneratedRegex(@"\Apolicies/[a-z0-9][a-z0-9_-]{0,63}\.cedar\z", RegexOptions.CultureInvariant)]
    private static partial Regex PolicyPath();
}
