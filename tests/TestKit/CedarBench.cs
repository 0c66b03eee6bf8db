using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace DataProducts.TestKit;

/// <summary>One generated set of entities of cedar-bench with the policies and the schema of its app.</summary>
/// <param name="App"><c>gdrive</c>, <c>github</c> or <c>tinytodo</c>.</param>
/// <param name="Size">How many entities there are of a type.</param>
/// <param name="Seed">Which of the generated sets it is.</param>
/// <param name="Policies">Cedar text.</param>
/// <param name="Schema">Cedar schema text.</param>
/// <param name="Entities">JSON.</param>
/// <param name="Requests">JSON: requests, each with the decision, the reasons and the errors of Cedar's own engine.</param>
public sealed record CedarBenchCase(string App, int Size, int Seed, string Policies, string Schema, string Entities, string Requests);

/// <summary>The three apps of Cedar's own benchmark (OOPSLA 2024), with generated entities and requests.</summary>
public static class CedarBench
{
    public static IReadOnlyList<string> Apps { get; } = ["gdrive", "github", "tinytodo"];

    public static IReadOnlyList<int> Sizes { get; } = [5, 10, 15, 20, 30, 40, 50];

    public static CedarBenchCase Read(string app, int size, int seed) => Read(app).Single(one => one.Size == size && one.Seed == seed);

    /// <summary>Reads all sets of an app, by size and seed.</summary>
    public static IReadOnlyList<CedarBenchCase> Read(string app)
    {
        var policies = Policies(app);
        var schema = Text("cedar-benchmarking-corpus.tar.gz", path => path.EndsWith($"oopsla/{app}/{app}.cedarschema", StringComparison.Ordinal)).Values.Single();
        var files = Text("hierarchies-and-requests.tar.gz", path => Path.GetFileName(path).StartsWith(app + "-", StringComparison.Ordinal));
        return
        [
            .. files.Keys.Where(path => path.EndsWith(".entities.json", StringComparison.Ordinal)).Select(path =>
            {
                var stem = path[..^".entities.json".Length];
                var parts = Path.GetFileName(stem).Split('-');
                return new CedarBenchCase(app, Number(parts[1]), Number(parts[2]), policies, schema, files[path], files[stem + ".requests.json"]);
            }).OrderBy(one => one.Size).ThenBy(one => one.Seed),
        ];
    }

    /// <summary>Gives the policies of an app, or of <c>gdrive-templates</c> or <c>github-templates</c>.</summary>
    public static string Policies(string app) =>
        File.ReadAllText(Directory.GetFiles(Conformance.Find($"cedar-bench/{app}"), "*.cedar").Single());

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Text(string archive, Func<string, bool> isWanted)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = new GZipStream(File.OpenRead(Conformance.Find($"cedar-bench/{archive}")), CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && isWanted(entry.Name))
            {
                using var reader = new StreamReader(data);
                files[entry.Name] = reader.ReadToEnd();
            }
        }

        return files;
    }
}
