using System.Net;

namespace DataProducts.Portal.Tests;

/// <summary>Forms that are refused; each leaves everything as it was.</summary>
[Collection(nameof(PortalState))]
public sealed class RefusedFormTests(PortalState state)
{
    private const string Rita = "rita@bank.example";
    private const string Stella = "stella@bank.example";
    private const string ProductPage = $"/products/{PortalState.Product}";

    [Theory]
    [InlineData("")] // none
    [InlineData("CfDJ8AAAA")] // not one of ours
    public async Task FormWithoutItsToken_ChangesNothing(string token)
    {
        using var rita = state.Visit(Rita);
        var fields = new Dictionary<string, string>(Forms.Wish, StringComparer.Ordinal) { ["_handler"] = "request" };
        await rita.PageAsync(ProductPage);
        if (token.Length > 0)
        {
            fields["__RequestVerificationToken"] = token;
        }

        using var refused = await rita.PostAsync(ProductPage, fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Nothing was changed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", refused.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(await state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task TokenOfSomebodyElse_IsRefused()
    {
        using var rita = state.Visit(Rita);
        using var stella = state.Visit(Stella);
        var foreign = Visit.TokenOf(await stella.PageAsync("/subscriptions"));
        using var refused = await rita.SendAsync(ProductPage, "request", Forms.Wish, foreign);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task FormOfAStranger_IsRefusedBeforeItIsRead()
    {
        using var stranger = state.Visit(null);
        using var refused = await stranger.PostAsync("/subscriptions", Forms.Decision("approve", "sub-0"));

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
        using var rita = state.Visit(Rita);
        var fields = Forms.Wish;
        fields[field] = value;
        using var refused = await rita.SendAsync(ProductPage, "request", fields);
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Matches($"role=\"alert\">[^<]+<code>{id}</code>", page);
        Assert.Contains("name=\"Input.Group\"", page, StringComparison.Ordinal);
        Assert.Empty(await state.Platform.Subscriptions.ListAsync());
    }

    [Fact]
    public async Task PersonInNoGroup_GetsNoForm()
    {
        using var alone = state.Visit("alone@bank.example");
        var page = await alone.PageAsync(ProductPage);
        Assert.Contains("you are in no group", page, StringComparison.Ordinal);

        using var refused = await alone.SendAsync(ProductPage, "request", Forms.Wish);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await state.Platform.Subscriptions.ListAsync());
    }
}
