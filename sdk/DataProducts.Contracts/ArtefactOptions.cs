namespace DataProducts.Contracts;

/// <summary>How a product's artefacts are rendered.</summary>
public sealed record ArtefactOptions
{
    /// <summary>Gets the jurisdictions of the standards package; by default those of <see cref="JurisdictionTable.Default"/>.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions { get; init; } = JurisdictionTable.Default.Jurisdictions;

    /// <summary>Gets the version of the data contract's standard; by default the newest.</summary>
    public OdcsVersion Odcs { get; init; }

    /// <summary>Gets a value indicating whether a newer major version of the product stands in the same build: the names of this one's files
    /// then have the major, as in <c>retail.customers.v1.odcs.yaml</c>, and the newest keeps those without.</summary>
    public bool IsEarlierMajor { get; init; }
}
