using System.Text;
using System.Text.Json;
using DataProducts.Files;

namespace DataProducts.Testing;

/// <summary>The file form of policy tests: <c>policies/tests/*.json</c>.</summary>
public static class PolicyTestFile
{
    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int Format = 1;

    /// <summary>The folder of the tests, below that of the policies.</summary>
    public const string FolderName = "tests";

    private const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>Reads every <c>*.json</c> file of a folder, in the order of their names.</summary>
    /// <param name="folder">The folder: as it is, below the program's folder, or below a folder above that.</param>
    /// <param name="product">Whose tests are wanted; files of other products are passed over.</param>
    /// <returns>The cases.</returns>
    /// <exception cref="DataProductException"><c>DP1281</c>: there is no file of the product, or a file is none of tests. <c>DP1290</c>: a
    /// file has a newer format.</exception>
    public static IReadOnlyList<PolicyCase> ReadFolder(string folder, string product)
    {
        try
        {
            var found = Directory.Exists(folder) ? folder : TestFiles.TryFind(folder);
            var paths = Directory.Exists(found) ? Directory.GetFiles(found, "*.json") : [];
            Array.Sort(paths, StringComparer.Ordinal);
            var files = paths.Select(path => Read(File.ReadAllText(path), path)).Where(file => string.Equals(file.Product, product, StringComparison.Ordinal)).ToList();
            return files.Count > 0
                ? [.. files.SelectMany(file => file.Cases)]
                : throw new DataProductException("DP1281", $"There is no file with policy tests of {product} in {folder}; docs/testing.md shows one.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1281", $"The policy tests in {folder} cannot be read.", failure);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <returns>The cases.</returns>
    /// <exception cref="DataProductException"><c>DP1281</c>: it is no file of policy tests. <c>DP1290</c>: it has a newer
    /// format.</exception>
    public static IReadOnlyList<PolicyCase> Parse(string json, string path) => Read(json, path).Cases;

    /// <summary>Writes a file's text.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cases">The cases.</param>
    /// <returns>JSON, one case a line.</returns>
    public static string Write(string product, IEnumerable<PolicyCase> cases)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(cases);
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\n  \"format\": {Format},\n  \"product\": ");
        text.Append(JsonSerializer.Serialize(product, PolicyTestJson.Line.String)).Append(",\n  \"tests\": [");
        text.AppendJoin(',', cases.Select(one => $"\n    {one}"));
        return text.Append("\n  ]\n}\n").ToString();
    }

    private static (string Product, IReadOnlyList<PolicyCase> Cases) Read(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumLength)
        {
            throw Wrong(path, 1, "it is longer than 4 MB");
        }

        RefuseNewer(json, path);
        try
        {
            var document = JsonSerializer.Deserialize(json, PolicyTestJson.Default.PolicyTestDocument) ?? throw new FormatException("it is null");
            return document.Format == Format && document.Tests.All(test => test is not null)
                ? (document.Product, [.. document.Tests.Select(test => test.ToCase())])
                : throw new FormatException("its format is none, or a test is null");
        }
        catch (JsonException malformed)
        {
            throw Wrong(path, (malformed.LineNumber ?? 0) + 1, malformed.Path is { Length: > 0 } at ? $"{at} is wrong, unknown or missing" : "it is not JSON");
        }
        catch (FormatException malformed)
        {
            throw Wrong(path, 1, malformed.Message);
        }
    }

    // Looked at first: a newer file has members that this program does not know, and to name one of those would help nobody.
    private static void RefuseNewer(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var member)
                && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var format) && format > Format)
            {
                throw StoreErrors.Newer("file of policy tests", path, format, Format);
            }
        }
        catch (JsonException malformed)
        {
            throw Wrong(path, (malformed.LineNumber ?? 0) + 1, "it is not JSON");
        }
    }

    private static DataProductException Wrong(string path, long line, string why) => new(
        "DP1281", FormattableString.Invariant($"{path}({line}): no file of policy tests: {why}; docs/testing.md shows one."));
}
