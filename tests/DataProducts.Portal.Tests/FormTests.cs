using System.Net;

namespace DataProducts.Portal.Tests;

/// <summary>What the forms change, and what they refuse.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private const string Rita = "rita@bank.example";
    private const string Stella = "stella@bank.example";
    private const string ProductPage = $"/products/{PortalState.Product}";

    private readonly PortalState _state = new();

    private static Dictionary<string, string> Wish => new(StringComparer.Ordinal)
    {
        ["Input.Group"] = "risk-analysts", ["Input.Purpose"] = "fraud-detection", ["Input.Until"] = "2026-12-31",
    };

    public ValueTask InitializeAsync() => _state.InitializeAsync();

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task RequestAndApproval_GrantUntilTheEndOfTheDay_AndRevocationEndsIt()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        using var asked = await rita.SendAsync(ProductPage, "request", Wish);
        Assert.Equal((HttpStatusCode.Found, "/subscriptions?done=requested"), (asked.StatusCode, PathOf(asked)));
        Assert.Contains("Your request is on its way", await rita.PageAsync("/subscriptions?done=requested"), StringComparison.Ordinal);

        var waiting = Assert.Single(await _state.Platform.Subscriptions.ListAsync());
        Assert.Equal(
            (SubscriptionState.Requested, Rita, "risk-analysts", new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)),
            (waiting.State, waiting.RequestedBy, waiting.Consumer, waiting.Expires));

        using var approved = await stella.SendAsync("/subscriptions", "decide", Decision("approve", waiting.Id));
        Assert.Equal("/subscriptions?done=approved", PathOf(approved));
        Assert.False((await _state.Platform.QueryAsync("select country from retail.customers", Rita, "fraud-detection")).Denied);
        Assert.Contains(">active</span>", await rita.PageAsync("/subscriptions"), StringComparison.Ordinal);

        using var revoked = await stella.SendAsync("/subscriptions", "decide", Decision("revoke", waiting.Id));
        Assert.Equal("/subscriptions?done=revoked", PathOf(revoked));
        Assert.True((await _state.Platform.QueryAsync("select country from retail.customers", Rita, "fraud-detection")).Denied);
        Assert.Contains(">revoked</span>", await rita.PageAsync("/subscriptions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedRequest_IsRejected()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        (await rita.SendAsync(ProductPage, "request", Wish)).Dispose();
        var waiting = Assert.Single(await _state.Platform.Subscriptions.ListAsync());
        using var rejected = await stella.SendAsync("/subscriptions", "decide", Decision("reject", waiting.Id));

        Assert.Equal("/subscriptions?done=rejected", PathOf(rejected));
        Assert.Equal(SubscriptionState.Rejected, Assert.Single(await _state.Platform.Subscriptions.ListAsync()).State);
    }

    [Theory]
    [InlineData("")] // none
    [InlineData("CfDJ8AAAA")] // not one of ours
    public async Task FormWithoutItsToken_ChangesNothing(string token)
    {
        using var rita = _state.Visit(Rita);
        var fields = new Dictionary<string, string>(Wish, StringComparer.Ordinal) { ["_handler"] = "request" };
        await rita.PageAsync(ProductPage);
        if (token.Length > 0)
        {
            fields["__RequestVerificationToken"] = token;
        }

        using var refused = await rita.PostAsync(ProductPage, fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Nothing was changed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", refused.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(await _state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task TokenOfSomebodyElse_IsRefused()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        var foreign = Visit.TokenOf(await stella.PageAsync("/subscriptions"));
        using var refused = await rita.SendAsync(ProductPage, "request", Wish, foreign);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await _state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task FormOfAStranger_IsRefusedBeforeItIsRead()
    {
        using var stranger = _state.Visit(null);
        using var refused = await stranger.PostAsync("/subscriptions", Decision("approve", "sub-0"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("Input.Until", "2026-11-21", 422, "DP1726")] // yesterday
    [InlineData("Input.Until", "2027-11-22", 422, "DP1726")] // a day more than a year
    [InlineData("Input.Until", "9999-12-31", 422, "DP1726")]
    [InlineData("Input.Until", "soon", 422, "DP1726")]
    [InlineData("Input.Until", "", 422, "DP1726")]
    [InlineData("Input.Group", "marketing", 403, "DP1727")]
    [InlineData("Input.Group", "", 403, "DP1727")]
    [InlineData("Input.Purpose", "curiosity", 422, "DP1911")]
    public async Task BrokenRule_IsToldInTheForm_AndChangesNothing(string field, string value, int status, string id)
    {
        using var rita = _state.Visit(Rita);
        var fields = Wish;
        fields[field] = value;
        using var refused = await rita.SendAsync(ProductPage, "request", fields);
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Matches($"role=\"alert\">[^<]+<code>{id}</code>", page);
        Assert.Contains("name=\"Input.Group\"", page, StringComparison.Ordinal);
        Assert.Empty(await _state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task OwnRequest_ASecondDecision_AndTwoDecisionsAtOnce_AreRefused()
    {
        using var rita = _state.Visit(Rita);
        using var stella = _state.Visit(Stella);
        (await rita.SendAsync(ProductPage, "request", Wish)).Dispose();
        var id = Assert.Single(await _state.Platform.Subscriptions.ListAsync()).Id;

        await RefusedAsync(rita, Decision("approve", id), 403, "DP1723");
        await RefusedAsync(stella, Decision("approve", "sub-0"), 404, "DP1721");
        await RefusedAsync(stella, new(Decision("approve", id)) { ["reject"] = id }, 404, "DP1721");
        await RefusedAsync(stella, [], 404, "DP1721");
        Assert.Equal(SubscriptionState.Requested, Assert.Single(await _state.Platform.Subscriptions.ListAsync()).State);

        (await stella.SendAsync("/subscriptions", "decide", Decision("approve", id))).Dispose();
        await RefusedAsync(stella, Decision("approve", id), 409, "DP1724");
        await RefusedAsync(rita, Decision("approve", id), 403, "DP1723");
    }

    [Fact]
    public async Task PersonInNoGroup_GetsNoForm()
    {
        using var alone = _state.Visit("alone@bank.example");
        var page = await alone.PageAsync(ProductPage);
        Assert.Contains("you are in no group", page, StringComparison.Ordinal);

        using var refused = await alone.SendAsync(ProductPage, "request", Wish);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await _state.Platform.Subscriptions.ListAsync());
    }

    private static Dictionary<string, string> Decision(string name, string id) => new(StringComparer.Ordinal) { [name] = id };

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
