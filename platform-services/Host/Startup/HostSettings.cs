using DataProducts.Query;
using DataProducts.Tokens;
using DataProducts.Vault;

namespace DataProducts.Host;

/// <summary>How the Host runs.</summary>
public sealed record HostSettings
{
    /// <summary>The environment's name in which the development issuer may exist.</summary>
    public const string Development = "Development";

    /// <summary>Where it listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Gets the platform's folder.</summary>
    public required string State { get; init; }

    /// <summary>Gets where it listens; anything but loopback needs https.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Gets the environment's name.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>Gets a value indicating whether this process issues tokens itself: in Development and on loopback only.</summary>
    public bool DevelopmentIssuer { get; init; }

    /// <summary>Gets the OpenID Connect issuer whose tokens are accepted, an https URL; null for none.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets the audience that tokens must be for.</summary>
    public string Audience { get; init; } = "dataproducts";

    /// <summary>Gets the jurisdiction whose vault this instance serves; null for none.</summary>
    public Jurisdiction? Vault { get; init; }

    /// <summary>Gets a value indicating whether it serves the vault and nothing else: no catalog, no portal, no audit log.</summary>
    public bool OnlyVault { get; init; }

    /// <summary>Gets where its vault and its keys lie, away from the platform's folder that others read too; null for the platform's
    /// folder.</summary>
    public string? VaultFolder { get; init; }

    /// <summary>Gets the file that says where vault, ledger and keys are in AWS (docs/aws.md); null for files on this machine, which are for
    /// development.</summary>
    public string? VaultAws { get; init; }

    /// <summary>Gets what computes the HMACs of tokens.</summary>
    public TokenKernel TokenKernel { get; init; }

    /// <summary>Gets how much a caller may ask of the vault.</summary>
    public VaultRequestLimits VaultLimits { get; init; } = new();

    /// <summary>Gets how much a program may tokenise whose token lets it hydrate.</summary>
    public ProgramLimits HydrationLimits { get; init; } = ProgramLimits.Default;

    /// <summary>Gets for how long a body may come slower than 240 bytes a second.</summary>
    internal TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets what is logged.</summary>
    internal LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes the settings of embedded mode: on this machine alone, with the development issuer.</summary>
    /// <param name="state">The platform's folder.</param>
    /// <param name="port">Where it listens on 127.0.0.1; 0 for a free port.</param>
    /// <param name="vault">The jurisdiction whose vault is served; null for none.</param>
    /// <param name="onlyVault">Whether nothing else is served.</param>
    /// <param name="vaultFolder">Where its vault and keys lie; null for the platform's folder.</param>
    /// <returns>The settings. Where the environment says that this is no development, the Host will not start with them.</returns>
    public static HostSettings Embedded(string state, int port, Jurisdiction? vault, bool onlyVault = false, string? vaultFolder = null) => new()
    {
        State = state,
        Urls = [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")],
        Environment = Startup.HostArguments.EnvironmentName(Development),
        DevelopmentIssuer = true,
        Vault = vault,
        OnlyVault = onlyVault,
        VaultFolder = vaultFolder,
    };

    /// <summary>Gets a value indicating whether this is the environment for development.</summary>
    public bool IsDevelopment => string.Equals(Environment, Development, StringComparison.OrdinalIgnoreCase);
}
