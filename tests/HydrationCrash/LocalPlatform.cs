using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts.Hydration.Crash;

/// <summary>A platform in one folder: what a process that is killed leaves behind is what the next one finds.</summary>
public sealed class LocalPlatform(string folder, TimeProvider time, JurisdictionTable? jurisdictions = null) : IAsyncDisposable
{
    private readonly EmbeddedTokens _tokens = new(Path.Combine(folder, "vaults"), Path.Combine(folder, "keys"), time);

    public string Folder { get; } = folder;

    public FileVersions Versions { get; } = new(Path.Combine(folder, "versions.json"));

    public FileFacts Facts { get; } = new(Path.Combine(folder, "facts.jsonl"));

    public FileAudit Audit { get; } = new(Path.Combine(folder, "audit.jsonl"));

    public ValueTask<TokenSpace> SpaceAsync(Jurisdiction jurisdiction) => _tokens.OpenAsync(jurisdiction, Customer.Schema.Domain);

    /// <summary>Opens a token of one row again.</summary>
    public async Task<string> OpenTokenAsync(string token, string subject, string jurisdiction)
    {
        var space = await SpaceAsync(Jurisdiction.Parse(jurisdiction));
        var values = new string?[1];
        await space.DetokeniseAsync(new TokenCell[] { new(token, new(Convert.FromHexString(subject))) }, values);
        return values[0] ?? throw new InvalidOperationException("A token in the lake has no vault item.");
    }

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
            Digest = await _tokens.DigestAsync(Jurisdiction.Unknown),
            Versions = Versions,
            Facts = Facts,
            Audit = Audit,
            Jurisdictions = jurisdictions ?? JurisdictionTable.Default,
            Time = time,
        };
    }

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();
}
