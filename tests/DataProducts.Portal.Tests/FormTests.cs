using System.Net;

namespace DataProducts.Portal.Tests;

/// <summary>What the forms change.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private const string Rita = "rita@bank.example";
    private const string Stella = "stella@bank.example";
    private const string ProductPage = $"/products/{PortalState.Product}";

    private readonly PortalState _state = new();

    public ValueTask InitializeAsync() => _state.InitializeAsync();

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task RequestAndApproval_GrantUntilTheEndOfTheDay_AndRevocationEndsIt()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        using var asked = await rita.SendAsync(ProductPage, "request", Forms.Wish);
        Assert.Equal((HttpStatusCode.Found, "/subscriptions?done=requested"), (asked.StatusCode, PathOf(asked)));
        Assert.Contains("Your request is on its way", await rita.PageAsync("/subscriptions?done=requested"), StringComparison.Ordinal);

        var waiting = Assert.Single(await _state.Platform.Subscriptions.ListAsync());
        Assert.Equal(
            (SubscriptionState.Requested, Rita, "risk-analysts", new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)),
            (waiting.State, waiting.RequestedBy, waiting.Consumer, waiting.Expires));

        using var approved = await stella.SendAsync("/subscriptions", "decide", Forms.Decision("approve", waiting.Id));
        Assert.Equal("/subscriptions?done=approved", PathOf(approved));
        Assert.False((await _state.Platform.QueryAsync("select country from retail.customers", Rita, "fraud-detection")).Denied);
        Assert.Contains(">active</span>", await rita.PageAsync("/subscriptions"), StringComparison.Ordinal);

        using var revoked = await stella.SendAsync("/subscriptions", "decide", Forms.Decision("revoke", waiting.Id));
        Assert.Equal("/subscriptions?done=revoked", PathOf(revoked));
        Assert.True((await _state.Platform.QueryAsync("select country from retail.customers", Rita, "fraud-detection")).Denied);
        Assert.Contains(">revoked</span>", await rita.PageAsync("/subscriptions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedRequest_IsRejected()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        (await rita.SendAsync(ProductPage, "request", Forms.Wish)).Dispose();
        var waiting = Assert.Single(await _state.Platform.Subscriptions.ListAsync());
        using var rejected = await stella.SendAsync("/subscriptions", "decide", Forms.Decision("reject", waiting.Id));

        Assert.Equal("/subscriptions?done=rejected", PathOf(rejected));
        Assert.Equal(SubscriptionState.Rejected, Assert.Single(await _state.Platform.Subscriptions.ListAsync()).State);
    }

    [Fact]
    public async Task OwnRequest_ASecondDecision_AndTwoDecisionsAtOnce_AreRefused()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        (await rita.SendAsync(ProductPage, "request", Forms.Wish)).Dispose();
        var id = Assert.Single(await _state.Platform.Subscriptions.ListAsync()).Id;

        await RefusedAsync(rita, Forms.Decision("approve", id), 403, "DP1723");
        await RefusedAsync(stella, Forms.Decision("approve", "sub-0"), 422, "DP1721");
        await RefusedAsync(stella, new(Forms.Decision("approve", id)) { ["reject"] = id }, 422, "DP1721");
        await RefusedAsync(stella, [], 422, "DP1721");
        Assert.Equal(SubscriptionState.Requested, Assert.Single(await _state.Platform.Subscriptions.ListAsync()).State);

        (await stella.SendAsync("/subscriptions", "decide", Forms.Decision("approve", id))).Dispose();
        await RefusedAsync(stella, Forms.Decision("approve", id), 409, "DP1724");
        await RefusedAsync(rita, Forms.Decision("approve", id), 403, "DP1723");
    }

    private static async Task RefusedAsync(Visit visit, Dictionary<string, string> decision, int status, string id)
    {
        using var refused = await visit.SendAsync("/subscriptions", "decide", decision);
        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Matches($"role=\"alert\">[^<]+<code>{id}</code>", await refused.Content.ReadAsStringAsync());
    }

    private static string? PathOf(HttpResponseMessage response) => response.Headers.Location switch
    {
        { IsAbsoluteUri: true } absolute => absolute.PathAndQuery,
        var relative => relative?.OriginalString,
    };
}
