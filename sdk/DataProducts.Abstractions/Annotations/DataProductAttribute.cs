namespace DataProducts;

/// <summary>Marks a partial record as the row type of a published data product.</summary>
/// <param name="id">Stable identifier <c>domain.product</c> in lower case, for example <c>retail.customers</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataProductAttribute(string id) : Attribute
{
    /// <summary>Gets the identifier, unique across the mesh.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the domain that owns the product; by default the part of the identifier before the dot.</summary>
    public string? Domain { get; init; }

    /// <summary>Gets the team that answers for the product, as an e-mail address. Without it: DP0202.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the semantic version of the contract (semver.org), for example <c>1.0.0</c>.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Gets what one row is, in a sentence for strangers. Without it: DP0202.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the code of the jurisdiction of every row, where no column says it (see
    /// <see cref="JurisdictionOfAttribute"/>).</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Gets the only purposes for which the product may be used, by their names in the standards, for example
    /// <c>fraud-detection</c>; null for every purpose that policy permits.</summary>
    public string[]? Purposes { get; init; }
}
