using System.Collections.Concurrent;
using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Contracts;

namespace DataProducts;

/// <summary>Gives the access model of a product: built again only where contract, policies, standards or day differ, since validation is
/// dear.</summary>
internal sealed class AccessModels(
    EmbeddedOptions options, ICatalogStore catalog, IPolicyStore store, StandardsStore standards, IRetirementStore retirements, InstrumentFiles instruments)
{
    private readonly ConcurrentDictionary<string, ProductManifest> _parsed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ProductReference, Built> _built = new();

    /// <summary>Gives the model of the policies that are in force now, for the major version that is named or that the id means; null if the product is not registered.</summary>
    public async ValueTask<AccessModel?> FindAsync(string product, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(product, cancellationToken).ConfigureAwait(false) is not { } registered)
        {
            return null;
        }

        var major = ProductReference.Of(registered.Id, registered.Version);
        if (await retirements.FindRetirementAsync(major, cancellationToken).ConfigureAwait(false) is { Retired: not null } gone)
        {
            throw RetirementErrors.Retired(gone);
        }

        // Policies and standards are the product's, in all its majors; the schema that they are read by is this major's.
        var policies = await store.ReadAsync(registered.Id, cancellationToken).ConfigureAwait(false);
        var package = standards.Read(registered.Id);
        var today = DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);
        var basis = new AccessBasis(today)
        {
            Others = await OthersAsync(cancellationToken).ConfigureAwait(false),
            Waivers = (await instruments.ReadAsync(cancellationToken).ConfigureAwait(false)).Waivers,
        };
        if (_built.TryGetValue(major, out var built) && built.IsOf(registered.Manifest, policies, package, basis))
        {
            return built.Model;
        }

        var model = AccessModel.Build(ManifestReader.Parse(registered.Manifest), policies, package, basis);
        _built[major] = new Built(model, registered.Manifest, policies, basis);
        return model;
    }

    // Of the others only those count that are under a regime, or made of one that is; a change of any other builds nothing anew.
    private async ValueTask<IReadOnlyList<ProductManifest>> OthersAsync(CancellationToken cancellationToken)
    {
        var others = new List<ProductManifest>();
        foreach (var product in await catalog.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var manifest = _parsed.GetOrAdd(product.Manifest, ManifestReader.Parse);
            if (manifest.Regimes.Count > 0 || manifest.DerivedFrom.Count > 0 || manifest.Ports.Any(port => port.Columns.Any(column => column.Regimes.Count > 0)))
            {
                others.Add(manifest);
            }
        }

        return others;
    }

    // The day counts because a transfer matrix expires.
    private sealed record Built(AccessModel Model, string Manifest, IReadOnlyList<PolicyFile> Policies, AccessBasis Basis)
    {
        public bool IsOf(string manifest, IReadOnlyList<PolicyFile> policies, StandardsPackage standards, AccessBasis basis) =>
            Basis.Today == basis.Today
            && Basis.Others.SequenceEqual(basis.Others, ReferenceEqualityComparer.Instance)
            && Basis.Waivers.SequenceEqual(basis.Waivers)
            && Model.Standards.Hash == standards.Hash
            && string.Equals(Manifest, manifest, StringComparison.Ordinal)
            && Policies.SequenceEqual(policies);
    }
}
