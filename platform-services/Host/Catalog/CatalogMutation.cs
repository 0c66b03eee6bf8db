using System.ComponentModel;
using DataProducts.Catalog;
using DataProducts.Host.Identity;
using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>The fields of <c>Mutation</c>: a subscription's life. Who does it is always the token's person.</summary>
[Name("Mutation")]
internal sealed class CatalogMutation
{
    [Description("Asks for a product, for a group and a purpose, until a point of time.")]
    public static async Task<SubscriptionNode> RequestSubscription(
        IResolveFieldContext context,
        [FromServices] EmbeddedPlatform platform,
        [FromServices] TimeProvider time,
        [Id] string product,
        string group,
        string purpose,
        DateTimeOffset expires,
        CancellationToken cancellation) =>
        new(
            await platform.Subscriptions.RequestAsync(new SubscriptionWish(product, group, purpose, expires), Caller.Of(context.User), cancellation)
                .ConfigureAwait(false),
            time.GetUtcNow());

    [Description("Grants a request; somebody else than who asked does.")]
    public static Task<SubscriptionNode> ApproveSubscription(
        IResolveFieldContext context, [FromServices] EmbeddedPlatform platform, [FromServices] TimeProvider time, [Id] string id, CancellationToken cancellation) =>
        MoveAsync(platform.Subscriptions.ApproveAsync(id, Caller.Of(context.User), cancellation), time);

    [Description("Turns a request down.")]
    public static Task<SubscriptionNode> RejectSubscription(
        IResolveFieldContext context, [FromServices] EmbeddedPlatform platform, [FromServices] TimeProvider time, [Id] string id, CancellationToken cancellation) =>
        MoveAsync(platform.Subscriptions.RejectAsync(id, Caller.Of(context.User), cancellation), time);

    [Description("Takes a grant back.")]
    public static Task<SubscriptionNode> RevokeSubscription(
        IResolveFieldContext context, [FromServices] EmbeddedPlatform platform, [FromServices] TimeProvider time, [Id] string id, CancellationToken cancellation) =>
        MoveAsync(platform.Subscriptions.RevokeAsync(id, Caller.Of(context.User), cancellation), time);

    private static async Task<SubscriptionNode> MoveAsync(Task<CatalogSubscription> move, TimeProvider time) =>
        new(await move.ConfigureAwait(false), time.GetUtcNow());
}
