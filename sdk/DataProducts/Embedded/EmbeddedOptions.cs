using DataProducts.Access;

namespace DataProducts;

/// <summary>How the embedded platform runs: in process, on local files, without an account.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The folder's name where none is given.</summary>
    public const string DefaultFolder = ".dataproducts";

    /// <summary>Gets or sets where vaults, keys, lake, catalog and audit log are kept; relative to the working folder. Default:
    /// <c>.dataproducts</c>.</summary>
    public string Folder { get; set; } = DefaultFolder;

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets which country belongs to which jurisdiction.</summary>
    public JurisdictionTable Jurisdictions { get; set; } = JurisdictionTable.Default;

    /// <summary>Gets or sets what may cross which border.</summary>
    public TransferMatrix TransferMatrix { get; set; } = TransferMatrix.Default;
}
