using System.Collections.Concurrent;
using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Contracts;

namespace DataProducts;

/// <summary>Gives the access model of a product: built again only where contract, policies, standards or day differ, since validation is
/// dear.</summary>
internal sealed class AccessModels(EmbeddedOptions options, ICatalogStore catalog, IPolicyStore store, StandardsStore standards, IRetirementStore retirements)
{
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
        if (_built.TryGetValue(major, out var built) && built.IsOf(registered.Manifest, policies, package, today))
        {
            return built.Model;
        }

        var model = AccessModel.Build(ManifestReader.Parse(registered.Manifest), policies, package, today);
        _built[major] = new Built(model, registered.Manifest, policies, today);
        return model;
    }

    // The day counts because a transfer matrix expires.
    private sealed record Built(AccessModel Model, string Manifest, IReadOnlyList<PolicyFile> Policies, DateOnly Day)
    {
        public bool IsOf(string manifest, IReadOnlyList<PolicyFile> policies, StandardsPackage standards, DateOnly day) =>
            Day == day
            && Model.Standards.Hash == standards.Hash
            && string.Equals(Manifest, manifest, StringComparison.Ordinal)
            && Policies.SequenceEqual(policies);
    }
}
