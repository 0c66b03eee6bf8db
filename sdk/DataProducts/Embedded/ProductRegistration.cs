using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Contracts;

namespace DataProducts;

/// <summary>Registers a product: first everything is checked, then audit record, standards, contract, policies and people are written.</summary>
internal sealed class ProductRegistration(
    EmbeddedOptions options, EmbeddedLayout layout, ICatalogStore catalog, IRetirementStore retirements, IPolicyStore store, StandardsStore standards, IAuditLog audit)
{
    public async Task<ProductManifest> RunAsync(string manifest, string policyFolder, string peopleFile, CancellationToken cancellationToken)
    {
        var now = options.TimeProvider.GetUtcNow();
        var product = ManifestReader.Parse(manifest);
        if (await retirements.FindRetirementAsync(product.Reference, cancellationToken).ConfigureAwait(false) is { Retired: not null } gone)
        {
            throw RetirementErrors.Retired(gone);
        }

        var policies = PolicyFile.ReadFolder(policyFolder);
        var package = options.StandardsInUse();
        var inForce = standards.Find(product.Id);
        if (inForce is not null)
        {
            package.ThrowIfNotAfter(product.Id, inForce.Name, inForce.Version, inForce.Hash);
        }

        var registers = new InstrumentFiles(layout.Instruments);
        var instruments = await registers.CheckAsync(product.Id, peopleFile, cancellationToken).ConfigureAwait(false);
        var waivers = instruments.Select(file => file.Value is null ? InstrumentRegister.Empty : InstrumentRegister.Parse(file.Value, InstrumentRegister.FileName));
        var model = AccessModel.Build(product, policies, package, new AccessBasis(DateOnly.FromDateTime(now.UtcDateTime))
        {
            Waivers = [.. waivers.SelectMany(register => register.Waivers)],
        });
        await standards.KeepAsync(package, cancellationToken).ConfigureAwait(false);
        var files = new PeopleFiles(layout.People, standards);
        var people = await files.CheckAsync(product.Id, peopleFile, package, cancellationToken).ConfigureAwait(false);

        var version = RegisteredProduct.Of(product, manifest, now);
        var known = await catalog.FindAsync(product.Reference.ToString(), cancellationToken).ConfigureAwait(false);
        if (known?.ContractHash() != version.ContractHash()
            || inForce != StandardsLine.Of(package)
            || await PoliciesDifferAsync(product.Id, policies, cancellationToken).ConfigureAwait(false))
        {
            // First the record: a registration that stops later is recorded twice, never not at all.
            await new ProductTrail(audit, options.TimeProvider, model, $"product:{product.Id}", model.Hash)
                .RecordAsync(AuditEvent.Register, "publish", [], allowed: true, cancellationToken).ConfigureAwait(false);
            await standards.SaveAsync(product.Id, package, cancellationToken).ConfigureAwait(false);
            await catalog.RegisterAsync(version, replace: true, cancellationToken).ConfigureAwait(false);
            await store.SaveAsync(product.Id, policies, cancellationToken).ConfigureAwait(false);
        }

        await files.SaveAsync(people, cancellationToken).ConfigureAwait(false);
        await registers.SaveAsync(instruments, cancellationToken).ConfigureAwait(false);
        return product;
    }

    private async Task<bool> PoliciesDifferAsync(string product, IReadOnlyList<PolicyFile> policies, CancellationToken cancellationToken)
    {
        try
        {
            var inForce = await store.ReadAsync(product, cancellationToken).ConfigureAwait(false);
            return !RegisteredProduct.HasSamePolicies(inForce, policies);
        }
        catch (AccessException)
        {
            return true;
        }
    }
}
