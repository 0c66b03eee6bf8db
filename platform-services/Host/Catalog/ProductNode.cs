using System.ComponentModel;
using DataProducts.Contracts;
using GraphQL;
using GraphQL.Federation;

namespace DataProducts.Host.Catalog;

/// <summary>A product; other subgraphs extend it by its id.</summary>
[Name("Product")]
[GraphQL.Federation.Key("id")]
internal sealed class ProductNode(CatalogProduct product)
{
    [Id]
    public string Id => product.Id;

    public string Domain => product.Domain;

    public string Owner => product.Owner;

    [Description("The contract's semantic version.")]
    public string Version => product.Version;

    public string Description => product.Description;

    [Description("The tables.")]
    public IEnumerable<PortNode> Ports() => ManifestReader.Parse(product.Manifest).Ports.Select(port => new PortNode(port));

    [Description("The contract: ODCS, YAML.")]
    public string Contract => product.Contract;

    [Description("How it was doing when its service levels were last evaluated; null if they never were.")]
    public async Task<HealthNode?> Health([FromServices] EmbeddedPlatform platform, CancellationToken cancellation) =>
        await platform.Catalog.HealthAsync(ProductReference.Of(product.Id, product.Version).ToString(), cancellation).ConfigureAwait(false) is { } health ? new HealthNode(health) : null;

    public async Task<IEnumerable<SubscriptionNode>> Subscriptions(
        [FromServices] EmbeddedPlatform platform, [FromServices] TimeProvider time, CancellationToken cancellation) =>
        SubscriptionNode.Of(await platform.Subscriptions.ListAsync(product.Id, cancellation).ConfigureAwait(false), time);

    [FederationResolver]
    public static Task<ProductNode?> ResolveReference([FromServices] EmbeddedPlatform platform, [Id] string id, CancellationToken cancellation) =>
        FindAsync(platform, id, cancellation);

    internal static async Task<ProductNode?> FindAsync(EmbeddedPlatform platform, string id, CancellationToken cancellation) =>
        await platform.Catalog.FindAsync(id, cancellation).ConfigureAwait(false) is { } found ? new ProductNode(found) : null;
}

/// <summary>One page of products.</summary>
[Name("ProductPage")]
internal sealed class ProductPage(IReadOnlyList<ProductNode> nodes, string? endCursor, bool hasNextPage)
{
    public IEnumerable<ProductNode> Nodes => nodes;

    public string? EndCursor => endCursor;

    public bool HasNextPage => hasNextPage;

    internal static ProductPage Of(IEnumerable<CatalogProduct> products, int first)
    {
        var length = Length(first);
        var found = products.Take(length + 1).Select(product => new ProductNode(product)).ToList();
        var more = found.Count > length;
        return new ProductPage(more ? found[..length] : found, found.Count == 0 ? null : found[Math.Min(found.Count, length) - 1].Id, more);
    }

    internal static int Length(int first) => Math.Clamp(first, 1, CatalogLimits.PageLength);
}
