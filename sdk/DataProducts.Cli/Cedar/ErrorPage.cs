using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DataProducts.Cli.Cedar;

/// <summary>What <c>docs/errors.md</c> says of an id; the page is a part of the program, so that the two cannot differ.</summary>
internal static partial class ErrorPage
{
    /// <summary>Where the page is read.</summary>
    public const string Address = "https://github.com/dataproducts/dataproducts/blob/main/docs/errors.md";

    private static readonly Lazy<FrozenDictionary<string, (string Meaning, string Remedy)>> Entries = new(Read);

    /// <summary>Gives the meaning of an id and what to do.</summary>
    public static (string Meaning, string Remedy) Find(string id) =>
        Entries.Value.TryGetValue(id, out var entry) ? entry : (id, "See the page of errors.");

    private static FrozenDictionary<string, (string Meaning, string Remedy)> Read()
    {
        using var stream = typeof(ErrorPage).Assembly.GetManifestResourceStream("errors.md")
            ?? throw new InvalidOperationException("The program was built without its page of errors.");
        using var reader = new StreamReader(stream);
        return Row().Matches(reader.ReadToEnd()).ToFrozenDictionary(
            row => row.Groups["id"].Value, row => (row.Groups["meaning"].Value, row.Groups["remedy"].Value), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| (?<id>DP[0-9]{4}) \| (?<meaning>.+?) \| (?<remedy>.+?) \|\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
