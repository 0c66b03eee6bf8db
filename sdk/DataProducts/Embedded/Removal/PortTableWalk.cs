using DataProducts.Contracts;
using DataProducts.Lake;

namespace DataProducts;

/// <summary>A table of a port, or of what was kept out of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Version">The product, in the version of the table.</param>
/// <param name="Port">The port.</param>
/// <param name="Jurisdiction">Whose rows; of quarantine, null: it has rows of all.</param>
internal sealed record FoundTable(LakeTable Table, ProductManifest Version, PortManifest Port, Jurisdiction? Jurisdiction)
{
    /// <summary>The column that says whose a row is.</summary>
    public const string Subject = "dp_subject";

    public bool Has(string column) => Table.Columns.Any(one => one.Column.Name == column);

    public TableRemoval Of(RemovalPlan plan) => new(
        Table.Id.ToString(), Version.Id, Version.Version, Port.Name, Jurisdiction is null, plan.Rows, plan.Snapshots,
        [.. plan.References.Select(reference => reference.Name)]);
}

/// <summary>Finds the tables of every port of every major version that was ever registered.</summary>
internal sealed class PortTableWalk(ICatalogStore catalog, Func<Jurisdiction, TableLake> lake, TableLake quarantine)
{
    public async Task<IReadOnlyList<ProductManifest>> VersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<ProductManifest>();
        foreach (var product in await catalog.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var majors = await catalog.ListMajorsAsync(product.Id, cancellationToken).ConfigureAwait(false);
            versions.AddRange(majors.Select(major => ManifestReader.Parse(major.Manifest)));
        }

        return versions;
    }

    /// <summary>Gives the tables of one jurisdiction, and those of quarantine.</summary>
    public async Task<IReadOnlyList<FoundTable>> TablesAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var tables = new List<FoundTable>();
        foreach (var (version, port) in (await VersionsAsync(cancellationToken).ConfigureAwait(false)).SelectMany(one => one.Ports.Select(port => (one, port))))
        {
            var own = TableNames.Of(version.Id, version.MajorVersion, port.Name, jurisdiction);
            if (await lake(jurisdiction).TryOpenAsync(own, cancellationToken).ConfigureAwait(false) is { } table)
            {
                tables.Add(new FoundTable(table, version, port, jurisdiction));
            }

            var aside = TableNames.Quarantine(version.Id, version.MajorVersion, port.Name);
            if (await quarantine.TryOpenAsync(aside, cancellationToken).ConfigureAwait(false) is { } kept)
            {
                tables.Add(new FoundTable(kept, version, port, null));
            }
        }

        return tables;
    }
}
