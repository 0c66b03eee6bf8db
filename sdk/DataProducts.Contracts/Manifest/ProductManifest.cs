namespace DataProducts.Contracts;

/// <summary>What the annotations of a product say: the one model that renderers, catalog, policy planner and tools read
/// (<c>docs/manifest.md</c>).</summary>
/// <remarks>Comes from <see cref="ManifestReader"/>, which has checked names, references between members and limits.</remarks>
public sealed record ProductManifest
{
    /// <summary>The newest <c>manifestVersion</c> that this library reads.</summary>
    public const int NewestVersion = 3;

    /// <summary>Gets the identifier <c>domain.product</c>, in lower case and safe as a file name.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the domain that owns the product and within which its tokens can be joined.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets the team that answers for the product, or null where the annotation names none.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the semantic version of the contract (semver.org 2.0.0).</summary>
    public required string Version { get; init; }

    /// <summary>Gets what one row is, in free text, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the jurisdiction of every row, or null where each port has a <see cref="PortManifest.JurisdictionColumn"/>.</summary>
    public Jurisdiction? Jurisdiction { get; init; }

    /// <summary>Gets the identifiers of the products that this one is made of, in the manifest's order; empty where it has a source of its
    /// own.</summary>
    public IReadOnlyList<string> DerivedFrom { get; init; } = [];

    /// <summary>Gets the only purposes for which the product may be used, in the manifest's order; empty for all that policy permits.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>Gets the regimes that all rows and tokens of the product are under, for example <c>ch.cid</c>, in the manifest's order.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];

    /// <summary>Gets the ports, at least one; the first has the product's own name.</summary>
    public required IReadOnlyList<PortManifest> Ports { get; init; }

    /// <summary>Gets the part of <see cref="Id"/> before the dot: the name of the product's schema in SQL. <see cref="Domain"/> may
    /// differ.</summary>
    public string Space => Id[..Id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Gets the part of <see cref="Id"/> after the dot, which is also the name of the first port.</summary>
    public string Name => Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Gets the major version, part of the name of each lake table.</summary>
    public string MajorVersion => ProductReference.MajorOf(Version);

    /// <summary>Gets the name of this major version of the product, for example <c>retail.customers@1</c>.</summary>
    public ProductReference Reference => new(Id, MajorVersion);

    /// <summary>Says whether a newer major version of this product stands beside it.</summary>
    /// <param name="products">The products, for example those of an assembly.</param>
    /// <returns>Whether one of them is this product in a newer major version.</returns>
    public bool HasNewerMajorIn(IEnumerable<ProductManifest> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        return products.Any(other => string.Equals(other.Id, Id, StringComparison.Ordinal)
            && ProductReference.CompareMajors(other.MajorVersion, MajorVersion) > 0);
    }

    /// <summary>Finds a port.</summary>
    /// <param name="name">Its name, compared ordinally.</param>
    /// <returns>The port, or null.</returns>
    public PortManifest? FindPort(string name) => Ports.FirstOrDefault(port => string.Equals(port.Name, name, StringComparison.Ordinal));
}
