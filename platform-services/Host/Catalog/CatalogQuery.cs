using System.ComponentModel;
using DataProducts.Host.Identity;
using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>The fields of <c>Query</c>.</summary>
[Name("Query")]
internal sealed class CatalogQuery
{
    [Description("The products, in the order of their ids.")]
    public static async Task<ProductPage> Products(
        [FromServices] EmbeddedPlatform platform,
        [Description("How many, at most 100.")] int first = CatalogLimits.DefaultPageLength,
        [Description("The last product's id of the page before.")] string? after = null,
        [Description("Only this domain.")] string? domain = null,
        CancellationToken cancellation = default)
    {
        var all = await platform.Catalog.ListAsync(cancellation).ConfigureAwait(false);
        var rest = all.Where(product => (domain is null || product.Domain == domain) && (after is null || string.CompareOrdinal(product.Id, after) > 0));
        return ProductPage.Of(rest, first);
    }

    [Description("The products with each word in id, domain, owner or description.")]
    public static async Task<IEnumerable<ProductNode>> Search(
        [FromServices] EmbeddedPlatform platform, string text, int first = CatalogLimits.DefaultPageLength, CancellationToken cancellation = default) =>
        (await platform.Catalog.SearchAsync(text, ProductPage.Length(first), cancellation).ConfigureAwait(false)).Select(found => new ProductNode(found));

    [Description("One product; null if there is none of this id.")]
    public static Task<ProductNode?> Product([FromServices] EmbeddedPlatform platform, [Id] string id, CancellationToken cancellation) =>
        ProductNode.FindAsync(platform, id, cancellation);

    [Description("The subscriptions to a product, or all.")]
    public static async Task<IEnumerable<SubscriptionNode>> Subscriptions(
        [FromServices] EmbeddedPlatform platform, [FromServices] TimeProvider time, [Id] string? product = null, CancellationToken cancellation = default) =>
        SubscriptionNode.Of(await platform.Subscriptions.ListAsync(product, cancellation).ConfigureAwait(false), time);

    [Description("A governed answer to one SELECT, for the token's person and a purpose. A denial is an answer too.")]
    public static async Task<AnswerNode> Query(
        IResolveFieldContext context, [FromServices] EmbeddedPlatform platform, string sql, string? purpose = null, CancellationToken cancellation = default) =>
        new(await platform.QueryAsync(sql, Caller.Of(context.User), purpose, null, cancellation).ConfigureAwait(false));
}
