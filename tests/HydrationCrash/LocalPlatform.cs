using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts.Hydration.Crash;

/// <summary>A platform in one folder: what a process that is killed leaves behind is what the next one finds.</summary>
public sealed class LocalPlatform(string folder, TimeProvider time)
{
    private readonly TokenSpaces _spaces = new(Path.Combine(folder, "vault"), time);

    public string Folder { get; } = folder;

    public FileVersions Versions { get; } = new(Path.Combine(folder, "versions.json"));

    public FileFacts Facts { get; } = new(Path.Combine(folder, "facts.jsonl"));

    public FileAudit Audit { get; } = new(Path.Combine(folder, "audit.jsonl"));

    public ValueTask<TokenSpace> SpaceAsync(Jurisdiction jurisdiction) => _spaces.OpenAsync(jurisdiction);

    /// <summary>Opens a token of one row again.</summary>
    public Task<string> OpenTokenAsync(string token, string subject, string jurisdiction) =>
        _spaces.OpenTokenAsync(token, Convert.FromHexString(subject), Jurisdiction.Parse(jurisdiction));

    public LocalLake Lake(Jurisdiction jurisdiction) => new(Path.Combine(Folder, "lake", jurisdiction.Code), time);

    public LocalLake Quarantine() => new(Path.Combine(Folder, "quarantine"), time);

    public async Task<HydrationPlatform> OpenAsync()
    {
        Directory.CreateDirectory(Folder);
        return new()
        {
            Tokens = SpaceAsync,
            Lake = Lake,
            Quarantine = Quarantine(),
            Digest = await _spaces.DigestAsync(),
            Versions = Versions,
            Facts = Facts,
            Audit = Audit,
            Time = time,
        };
    }
}
