namespace DataProducts.Build;

/// <summary>What to render, as the build writes it into a response file: lines <c>key=value</c>, so that no path passes through a
/// command line.</summary>
/// <param name="Project">The project's file, named as the place of errors.</param>
/// <param name="Assembly">The assembly with the manifests.</param>
/// <param name="Output">The folder of the artefacts.</param>
/// <param name="List">The file that lists the artefacts of the last run.</param>
/// <param name="Policies">The project's policy files; the one key that may stand more than once.</param>
/// <param name="Standards">The folder of the standards package, or null for what is built in.</param>
internal sealed record RenderOptions(
    string Project, string Assembly, string Output, string List, IReadOnlyList<string> Policies, string? Standards)
{
    private const string PolicyKey = "policy";

    public static RenderOptions Read(string responseFile)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var policies = new List<string>();
        foreach (var line in ReadLines(responseFile))
        {
            var split = line.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = split < 1 ? (string.Empty, string.Empty) : (line[..split], line[(split + 1)..]);
            if (key == PolicyKey && value.Length > 0)
            {
                policies.Add(value);
            }
            else if (value.Length == 0 || !values.TryAdd(key, value))
            {
                throw Wrong("holds a line that is not key=value, or a key twice");
            }
        }

        string Take(string key) => values.Remove(key, out var value) ? value : throw Wrong($"lacks the key '{key}'");
        values.Remove("standards", out var standards);
        var options = new RenderOptions(Take("project"), Take("assembly"), Take("output"), Take("list"), policies, standards);
        return values.Count == 0 ? options : throw Wrong("holds a key that this tool does not know");
    }

    private static string[] ReadLines(string responseFile)
    {
        try
        {
            return File.ReadAllLines(responseFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read", failure);
        }
    }

    private static DataProductException Wrong(string problem, Exception? cause = null) =>
        new(BuildErrors.Usage, $"The response file {problem}. The build files write it; update tool and build files together.", cause);
}
