using System.Buffers;
using System.Text;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Looks for many texts in bytes at once: as UTF-8, as UTF-16 of either order, and with JSON's escapes.</summary>
internal sealed class NeedleSearch
{
    // Latin-1 makes one character of each byte, so that a search for strings is a search for bytes.
    private static readonly Encoding Bytes = Encoding.Latin1;

    private readonly SearchValues<string> _forms;

    public NeedleSearch(IEnumerable<string> needles) =>
        _forms = SearchValues.Create([.. needles.SelectMany(Forms).Distinct()], StringComparison.Ordinal);

    /// <summary>Says what was found first, or null.</summary>
    public string? Find(ReadOnlySpan<byte> bytes)
    {
        var text = Bytes.GetString(bytes);
        var at = text.AsSpan().IndexOfAny(_forms);
        return at < 0 ? null : $"byte {at}: …{text.AsSpan(at, Math.Min(40, text.Length - at))}…";
    }

    /// <summary>Searches every file of a folder, except below one of its folders.</summary>
    public (int Files, List<string> Found) FindInFiles(string folder, string? except = null)
    {
        var (files, found) = (0, new List<string>());
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        foreach (var file in Directory.GetFiles(folder, "*", everything))
        {
            if (except is null || !file.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                files++;
                found.AddRange(Find(File.ReadAllBytes(file)) is { } place ? [$"{file}, {place}"] : []);
            }
        }

        return (files, found);
    }

    private static IEnumerable<string> Forms(string needle) =>
    [
        Bytes.GetString(Encoding.UTF8.GetBytes(needle)),
        Bytes.GetString(Encoding.Unicode.GetBytes(needle)),
        Bytes.GetString(Encoding.BigEndianUnicode.GetBytes(needle)),
        System.Text.Json.JsonEncodedText.Encode(needle).ToString(),
    ];
}
