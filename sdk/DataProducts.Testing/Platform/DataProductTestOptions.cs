using DataProducts.Access;

namespace DataProducts.Testing;

/// <summary>How a platform of one test is made.</summary>
public sealed class DataProductTestOptions
{
    /// <summary>Gets or sets the folder with the product's <c>*.cedar</c> files: as it is, below the program's folder, or below a folder
    /// above that. Default: <c>policies</c>.</summary>
    public string Policies { get; set; } = "policies";

    /// <summary>Gets or sets the file that says who may ask for what (<c>docs/people.md</c>), found in the same way. Default:
    /// <c>people.json</c>.</summary>
    public string People { get; set; } = "people.json";

    /// <summary>Gets or sets the standards. Default: null, which stands for the folder <c>dataproduct-standards</c> beside the program, and
    /// where there is none for <see cref="StandardsPackage.Default"/>.</summary>
    public StandardsPackage? Standards { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
