namespace DataProducts.Contracts;

/// <summary>What the version of the standard, in which a contract is written, has words for.</summary>
internal sealed class OdcsForm
{
    public const string Vendor = "dataproducts";

    private static readonly OdcsForm V320 = new() { ApiVersion = "v3.2.0", IsNewest = true };
    private static readonly OdcsForm V310 = new() { ApiVersion = "v3.1.0", IsNewest = false };

    public required string ApiVersion { get; init; }

    /// <summary>Gets a value indicating whether it has all that 3.2.0 has.</summary>
    public required bool IsNewest { get; init; }

    public static OdcsForm Of(OdcsVersion version) => version switch
    {
        OdcsVersion.V320 => V320,
        OdcsVersion.V310 => V310,
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };

    /// <summary>Gives a custom property; before 3.2 there is no word for whose it is.</summary>
    public YamlMap Custom(string property, YamlNode value) => new()
    {
        { "property", property },
        { "value", value },
        { "vendor", IsNewest ? Vendor : null },
    };

    /// <summary>Gives the member that only the newest version has.</summary>
    public YamlNode? Newest(YamlNode? value) => IsNewest ? value : null;
}
