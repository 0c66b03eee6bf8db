namespace DataProducts.Build;

/// <summary>What the build tells the tool: lines <c>key=value</c>, so that no path passes through a command line.</summary>
internal sealed class ResponseFile
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private ResponseFile()
    {
    }

    /// <summary>Reads a file, whichever way its lines end.</summary>
    /// <exception cref="DataProductException">It cannot be read, or a line is not <c>key=value</c>.</exception>
    public static ResponseFile Read(string path)
    {
        var file = new ResponseFile();
        foreach (var line in ReadLines(path))
        {
            var split = line.IndexOf('=', StringComparison.Ordinal);
            if (split < 1 || split == line.Length - 1)
            {
                throw Wrong("holds a line that is not key=value");
            }

            if (!file._values.TryGetValue(line[..split], out var values))
            {
                file._values.Add(line[..split], values = []);
            }

            values.Add(line[(split + 1)..]);
        }

        return file;
    }

    /// <summary>Takes the value of a key that stands once.</summary>
    public string Take(string key) => TakeIfGiven(key) ?? throw Wrong($"lacks the key '{key}'");

    /// <summary>Takes the value of a key that stands at most once.</summary>
    public string? TakeIfGiven(string key) => TakeAll(key) switch
    {
        [] => null,
        [var value] => value,
        _ => throw Wrong($"holds the key '{key}' twice"),
    };

    /// <summary>Takes the values of a key in their order.</summary>
    public IReadOnlyList<string> TakeAll(string key) => _values.Remove(key, out var values) ? values : [];

    /// <summary>Refuses what nobody took.</summary>
    public void ThrowIfMore()
    {
        if (_values.Count > 0)
        {
            throw Wrong($"holds a key that this tool does not know, '{_values.Keys.Order(StringComparer.Ordinal).First()}'");
        }
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read", failure);
        }
    }

    private static DataProductException Wrong(string problem, Exception? cause = null) =>
        new(BuildErrors.Usage, $"The response file {problem}. The build files write it; update tool and build files together.", cause);
}
