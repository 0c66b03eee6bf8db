using DataProducts.Access;
using DataProducts.Cli.Policies;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Which products to hold against another version of the standards, and where to find them.</summary>
/// <param name="After">The other version, as a person typed it.</param>
/// <param name="Product">The product's id, or null for all.</param>
/// <param name="Assembly">The built assembly; null for what is registered in the platform's folder.</param>
/// <param name="Policies">The folder of the team's policies, or null for the usual one.</param>
/// <param name="Contracts">The folder of contracts, which names who relies on a product.</param>
/// <param name="State">The platform's folder, or null for the nearest.</param>
/// <param name="Now">The time.</param>
internal sealed record StandardsComparison(
    string After, string? Product, string? Assembly, string? Policies, string Contracts, string? State, DateTimeOffset Now)
{
    private const string UsualPolicies = "policies";

    public async Task<StandardsReport> CompareAsync(FailOn failOn, CancellationToken cancellation)
    {
        var after = StandardsSource.Find(After);
        var products = Assembly is null ? await RegisteredAsync(cancellation).ConfigureAwait(false) : Built(Assembly);
        var contracts = ContractFolder.Of(Directory.Exists(Contracts) ? Directory.GetFiles(Contracts, "*.txt") : [], DateOnly.FromDateTime(Now.UtcDateTime));
        var all = products.Select(one => one.Product).ToList();
        var compared = new List<ComparedStandards>();
        foreach (var (product, policies, before) in products)
        {
            var changes = StandardsDiff.Between(product, policies, before, after.Package);
            var subscribers = changes.Count == 0 || changes[0].Level == ChangeLevel.Safe
                ? []
                : await Subscribers.OfAsync(product, product.HasNewerMajorIn(all), contracts, State, Now, cancellation).ConfigureAwait(false);
            compared.Add(new(product, before, changes, policies.Count, subscribers));
        }

        return new(after, compared, failOn);
    }

    private List<ProductUnderStandards> Built(string assembly)
    {
        if (Policies is not null && !Directory.Exists(Policies))
        {
            throw new AccessException("DP1902", $"There is no folder {Policies} with policies.");
        }

        var before = StandardsSource.OfAssembly(assembly, given: null);
        return
        [
            .. ManifestSource.FromAssembly(assembly, Product).Select(document => document.Product)
                .Select(product => new ProductUnderStandards(product, PolicyFolder.FilesOf(Policies ?? UsualPolicies, product.Id), before)),
        ];
    }

    private async Task<List<ProductUnderStandards>> RegisteredAsync(CancellationToken cancellation)
    {
        await using var platform = StateFolder.Open(State);
        var found = new List<ProductUnderStandards>();
        foreach (var id in await StateFolder.ProductsAsync(platform, Product, cancellation).ConfigureAwait(false))
        {
            found.Add(await platform.FindRegistrationAsync(id, cancellation).ConfigureAwait(false) ?? throw StateFolder.NotRegistered(id));
        }

        return found;
    }
}
