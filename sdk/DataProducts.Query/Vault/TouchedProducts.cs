using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Query;

/// <summary>Finds whose data an act on a vault touches: every registered product that keeps originals in a token space of it, in any of its
/// versions.</summary>
/// <remarks>Whether a person is known in a space is not asked: an erasure also keeps the person out of the spaces that never heard of them, and
/// a refusal must not tell where somebody is known.</remarks>
internal sealed class TouchedProducts(QueryPlatform platform, ICatalogStore catalog)
{
    /// <summary>Gives the products, with the models that decide about them.</summary>
    /// <param name="jurisdiction">Whose vault.</param>
    /// <param name="scope">The token space; null for every one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DataProductException">A product's policies or standards cannot be used (<c>DP19xx</c>): then nobody can say that it
    /// permits anything.</exception>
    public async ValueTask<IReadOnlyList<(AccessModel Model, IReadOnlyList<ProductManifest> Versions)>> FindAsync(
        Jurisdiction jurisdiction, string? scope, CancellationToken cancellationToken)
    {
        var touched = new List<(AccessModel, IReadOnlyList<ProductManifest>)>();
        foreach (var product in await catalog.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var majors = await catalog.ListMajorsAsync(product.Id, cancellationToken).ConfigureAwait(false);
            ProductManifest[] versions = [.. majors.Select(major => ManifestReader.Parse(major.Manifest)).Where(version => Keeps(version, jurisdiction, scope))];
            if (versions.Length == 0)
            {
                continue;
            }

            var model = await platform.Products(product.Id, cancellationToken).ConfigureAwait(false) ?? throw QueryErrors.NoSuchProduct();
            if (model.Standards.Jurisdictions.Jurisdictions.Contains(jurisdiction))
            {
                touched.Add((model, versions));
            }
        }

        return touched;
    }

    private static bool Keeps(ProductManifest version, Jurisdiction jurisdiction, string? scope) =>
        (version.Jurisdiction ?? jurisdiction) == jurisdiction
        && version.Ports.SelectMany(port => port.Columns).Any(column =>
            column.Pii is { } pii && (scope is null || TokenSpaceId.ScopeOf(pii.Scope, version.Domain) == scope));
}
