using System.Text.Json;

namespace DataProducts.Hydration.Crash;

/// <summary>Facts in a file, one a line; the first of a key counts.</summary>
public sealed class FileFacts(string path) : ISliFacts
{
    public IReadOnlyList<SliFact> All =>
        File.Exists(path)
            ? [.. File.ReadAllLines(path).Select(line => JsonSerializer.Deserialize<SliFact>(line)!).DistinctBy(Identity)]
            : [];

    public ValueTask RecordAsync(IReadOnlyList<SliFact> facts, CancellationToken cancellationToken = default)
    {
        File.AppendAllLines(path, facts.Select(fact => JsonSerializer.Serialize(fact)));
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SliFact>> ReadAsync(
        string product, string port, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<SliFact>>([.. All.Where(fact => fact.Time >= from && fact.Time < to)]);

    private static (string Product, string Port, string Indicator, string Key) Identity(SliFact fact) =>
        (fact.Product, fact.Port, fact.Indicator, fact.Key);
}
