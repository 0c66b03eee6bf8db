using System.Text.Json;

namespace DataProducts.Hydration.Crash;

/// <summary>Published versions in a file that is replaced whole.</summary>
public sealed class FileVersions(string path) : IProductVersions
{
    public ValueTask<PublishedVersion?> CurrentAsync(string product, string port, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            return ValueTask.FromResult<PublishedVersion?>(null);
        }

        var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(path))!;
        return ValueTask.FromResult<PublishedVersion?>(new(
            product,
            port,
            stored.Contract,
            stored.Batch,
            stored.Published,
            stored.Snapshots.ToDictionary(pair => Jurisdiction.Parse(pair.Key), pair => pair.Value)));
    }

    public ValueTask PublishAsync(PublishedVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        var snapshots = version.Snapshots.ToDictionary(pair => pair.Key.Code, pair => pair.Value);
        var stored = new Stored(version.ContractVersion, version.Batch, version.Published, snapshots);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(stored));
        File.Move(path + ".new", path, overwrite: true);
        return ValueTask.CompletedTask;
    }

    private sealed record Stored(string Contract, string Batch, DateTimeOffset Published, Dictionary<string, long> Snapshots);
}
