using DataProducts.Access;
using DataProducts.Hydration;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>How the embedded platform runs: in process, on local files, without an account.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The folder's name where none is given.</summary>
    public const string DefaultFolder = ".dataproducts";

    /// <summary>Gets or sets where vaults, keys, lake, catalog and audit log are kept; relative to the working folder. Default:
    /// <c>.dataproducts</c>.</summary>
    public string Folder { get; set; } = DefaultFolder;

    /// <summary>Gets or sets what computes the HMACs of tokens, <c>Tokens:Kernel</c>. Default: the platform's own module.</summary>
    public TokenKernel TokenKernel { get; set; }

    /// <summary>Gets or sets where vaults and their keys are kept, if away from the other files; null, the default, for
    /// <see cref="Folder"/>.</summary>
    public string? VaultFolder { get; set; }

    /// <summary>Gets or sets where vaults and their keys are, if not in local folders, such as in AWS; null, the default, for the folders. It is
    /// closed with the platform, so each platform needs one of its own.</summary>
    /// <remarks>Beside vault services it gives the key of the quarantine's digests alone.</remarks>
    public IVaultSource? VaultSource { get; set; }

    /// <summary>Gets the vault services, by jurisdiction: https, or http on this machine. Where one is named, this platform opens no vault
    /// and no key of any jurisdiction itself. Default: none.</summary>
    public IDictionary<Jurisdiction, Uri> VaultServices { get; } = new Dictionary<Jurisdiction, Uri>();

    /// <summary>Gets or sets who gives access tokens for the vault services; asked before every request. Default: null.</summary>
    public Func<VaultTokenRequest, CancellationToken, ValueTask<string>>? VaultAccessToken { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the name of the environment that this runs in. Default: null, which stands for what the variables
    /// <c>DATAPRODUCTS_ENVIRONMENT</c>, <c>DOTNET_ENVIRONMENT</c> and <c>ASPNETCORE_ENVIRONMENT</c> say. In <c>Production</c> the key files
    /// of this platform are refused (<c>DP1450</c>): they are for development, and <see cref="VaultSource"/> is for Production.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the standards that products are registered under. Default: null, which stands for the folder
    /// <c>dataproduct-standards</c> beside the program, and where there is none for <see cref="StandardsPackage.Default"/>.</summary>
    /// <remarks>Only a registration takes it: a product that is registered is always decided by the standards that it was registered
    /// under.</remarks>
    public StandardsPackage? Standards { get; set; }

    /// <summary>Gets or sets how much one person may open and tokenise, over queries and vaults together.</summary>
    public VaultLimits VaultLimits { get; set; } = VaultLimits.Default;

    /// <summary>Gets or sets where the OpenLineage events of hydrations go (<c>docs/lineage.md</c>). Default: null, which stands for files beside
    /// the reports of runs.</summary>
    public HydrationLineage? Lineage { get; set; }

    internal StandardsPackage StandardsInUse()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, StandardsPackage.FolderName);
        return Standards ?? (Directory.Exists(beside) ? StandardsPackage.ReadFolder(beside) : StandardsPackage.Default);
    }
}
