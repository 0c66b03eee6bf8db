using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts.Hydration.Crash;

/// <summary>A platform in one folder: what a process that is killed leaves behind is what the next one finds.</summary>
public sealed class LocalPlatform(
    string folder, TimeProvider time, JurisdictionTable? jurisdictions = null, TokenKernel kernel = TokenKernel.Platform) : IAsyncDisposable
{
    private readonly JurisdictionVaults _tokens = new(
        new LocalVaultSource(Path.Combine(folder, "vaults"), Path.Combine(folder, "keys"), Path.Combine(folder, "erasures"), time), time)
    {
        Kernel = kernel,
    };

    public string Folder { get; } = folder;

    public FileVersions Versions { get; } = new(Path.Combine(folder, "versions.json"));

    public FileFacts Facts { get; } = new(Path.Combine(folder, "facts.jsonl"));

    public FileAudit Audit { get; } = new(Path.Combine(folder, "audit.jsonl"));

    public async ValueTask<ITokenSpace> SpaceAsync(TokenSpaceId id) => await _tokens.OpenAsync(id.Jurisdiction, id.Scope);

    /// <summary>Opens a token of one row again.</summary>
    public async Task<string> OpenTokenAsync(string token, string subject, string jurisdiction)
    {
        var space = await SpaceAsync(new(Jurisdiction.Parse(jurisdiction), Customer.Schema.Domain));
        var opened = new OpenedCell[1];
        await space.DetokeniseAsync(Token.Parse(token).Kind, new TokenCell[] { new(token, new(Convert.FromHexString(subject))) }, opened);
        return opened[0].Value ?? throw new InvalidOperationException("A token in the lake has no vault item.");
    }

    /// <summary>Erases a subject from a jurisdiction's vault.</summary>
    public async Task EraseAsync(Jurisdiction jurisdiction, string subject) => await _tokens.EraseAsync(jurisdiction, subject, Guid.NewGuid());

    public TableLake Lake(Jurisdiction jurisdiction) => TableLake.Local(Path.Combine(Folder, "lake", jurisdiction.Code), time);

    public TableLake Quarantine() => TableLake.Local(Path.Combine(Folder, "quarantine"), time);

    public async Task<HydrationPlatform> OpenAsync()
    {
        Directory.CreateDirectory(Folder);
        return new()
        {
            Tokens = access => SpaceAsync(access.Space),
            Lake = Lake,
            Quarantine = Quarantine(),
            Digest = await _tokens.DigestAsync(Jurisdiction.Unknown),
            Versions = Versions,
            Facts = Facts,
            Audit = Audit,
            Jurisdictions = jurisdictions ?? JurisdictionTable.Default,
            Time = time,
            ErasureEpoch = (jurisdiction, cancellation) => _tokens.EpochAsync(jurisdiction, cancellation),
        };
    }

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();
}
