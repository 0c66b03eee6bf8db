using System.Formats.Tar;
using System.IO.Compression;

namespace DataProducts.Cedar.Tests;

/// <summary>The archives of Cedar's conformance data, each read once for all tests.</summary>
internal static class ConformanceArchive
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Corpus = new(() => Read("corpus-dev.tar.gz"));
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Oracle = new(() => Read("corpus-dev-oracle-wasm-4.13.0.tar.gz"));
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Schemas = new(() => Read("corpus-dev-rust-json-schemas.tar.gz"));
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> More = new(() => Read("extra.tar.gz"));

    /// <summary>Gets the files of the corpus' cases.</summary>
    public static IReadOnlyDictionary<string, byte[]> Cases => Corpus.Value;

    /// <summary>Gets what cedar-wasm answers for each case.</summary>
    public static IReadOnlyDictionary<string, byte[]> Answers => Oracle.Value;

    /// <summary>Gets the schemas as Cedar's own command line tool translates them to JSON.</summary>
    public static IReadOnlyDictionary<string, byte[]> JsonSchemas => Schemas.Value;

    /// <summary>Gets samples, use cases and cases of other implementations.</summary>
    public static IReadOnlyDictionary<string, byte[]> Extra => More.Value;

    /// <summary>Gives the ids of the cases.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Answers.Keys.Select(name => Path.GetFileName(name)[..^".oracle.json".Length]).Order(StringComparer.Ordinal)];

    public static byte[] Answer(string id) => Answers[$"corpus-oracle/{id}.oracle.json"];

    public static string Case(string id, string extension) => System.Text.Encoding.UTF8.GetString(Cases[$"corpus-tests/{id}{extension}"]);

    /// <summary>Runs a check on every case, on all cores; it gives what is wrong, or null.</summary>
    public static void Check(IReadOnlyList<string> ids, Func<string, string?> check)
    {
        var wrong = ids.AsParallel().Select(id => Guard(id, check)).Where(found => found is not null).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {ids.Count} disagree:\n{string.Join("\n", wrong.Take(15))}");
    }

    private static string? Guard(string id, Func<string, string?> check)
    {
        try
        {
            return check(id) is { } found ? $"{id}: {found}" : null;
        }
        catch (CedarException refusal)
        {
            return $"{id}: {refusal.Message}";
        }
    }

    private static Dictionary<string, byte[]> Read(string archive)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var stream = new GZipStream(File.OpenRead(TestKit.Conformance.Find($"cedar-conformance/{archive}")), CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                var content = new byte[entry.Length];
                data.ReadExactly(content);
                files[entry.Name] = content;
            }
        }

        return files;
    }
}
