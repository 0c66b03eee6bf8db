using System.Net;

namespace DataProducts.Portal.Tests;

/// <summary>What each page says, to whom, and with what headers.</summary>
[Collection(nameof(PortalState))]
public sealed class PageTests(PortalState state)
{
    private const string Anna = "anna@bank.example";
    private const string ProductPage = $"/products/{PortalState.Product}";

    [Theory]
    [InlineData("/")]
    [InlineData(ProductPage)]
    [InlineData($"{ProductPage}/contract.yaml")]
    [InlineData("/subscriptions")]
    public async Task Stranger_SeesNoPage(string path)
    {
        using var visit = state.Visit(null);
        using var response = await visit.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData(ProductPage, 200)]
    [InlineData("/subscriptions", 200)]
    [InlineData("/products/retail.nothing", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData($"{ProductPage}?purpose=curiosity", 422)]
    public async Task Page_HasItsStatusAndSecurityHeaders(string path, int status)
    {
        using var visit = state.Visit(Anna);
        using var response = await visit.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("no-store", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(" style=\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", page, StringComparison.Ordinal);
        Assert.Equal(1, Count(page, "<script")); // the one file
        Assert.Equal(1, Count(page, "<main"));
        Assert.Equal(1, Count(page, "<h1"));
        Assert.Contains($"Signed in as <strong>{Anna}</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedInStranger_LearnsNobodysId()
    {
        using var visit = state.Visit("eve@elsewhere.example");
        using var response = await visit.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("DP1910", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bank.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgramThatIsLost_GetsTheHostsAnswer_NotAPage()
    {
        using var visit = state.Visit(Anna);
        using var nowhere = await visit.GetAsync("/nowhere", "application/json");
        using var api = await visit.GetAsync("/test/api");

        Assert.Equal((HttpStatusCode.NotFound, string.Empty), (nowhere.StatusCode, await nowhere.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.NotFound, string.Empty), (api.StatusCode, await api.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/", true, true)]
    [InlineData("/?q=ACCOUNT+bank", true, false)]
    [InlineData("/?q=nothing+like+this", false, false)]
    [InlineData("/?q=%25", false, false)]
    public async Task Search_FindsByWords(string path, bool sample, bool hostile)
    {
        using var visit = state.Visit(Anna);
        var page = await visit.PageAsync(path);

        Assert.Equal(sample, page.Contains($"href=\"{ProductPage}\"", StringComparison.Ordinal));
        Assert.Equal(hostile, page.Contains($"href=\"/products/{PortalState.HostileProduct}\"", StringComparison.Ordinal));
        Assert.Equal(sample, page.Contains("Health 100, good", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=%3Cscript%3Ealert(%27%26amp;%27)%3C/script%3E%22%27%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData($"/products/{PortalState.HostileProduct}")]
    [InlineData(ProductPage)] // has the hostile purpose
    [InlineData($"{ProductPage}?purpose=%3Cscript%3Ealert(%27%26amp;%27)%3C/script%3E%22%27%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]
    public async Task HostileText_IsText(string path)
    {
        using var visit = state.Visit(Anna);
        var page = await visit.PageAsync(path);

        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProductWithoutUsablePolicies_SaysSo_AndShowsTheRest()
    {
        using var visit = state.Visit(Anna);
        var page = await visit.PageAsync($"/products/{PortalState.HostileProduct}");

        Assert.Matches("role=\"alert\">[^<]+<code>DP19", page);
        Assert.Contains("Nothing was measured yet", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is published yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProductPage_ShowsContractColumnsHealthSnapshotsAndWaysToConnect()
    {
        using var visit = state.Visit(Anna);
        var page = await visit.PageAsync(ProductPage);

        foreach (var text in (string[])[
            "apiVersion: v3.2.0", "personal: email address", "personal: card number", "confidential", "Where the person is written to.",
            "Health 100 of 100", "no older than 2 hours, 99 % of the time", "a value in 99.5 % of the rows",
            "select * from retail.customers limit 10", "dataproduct query", "EmbeddedPlatform.Open()", "query(sql:"])
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
        }

        var version = await state.Platform.Versions.CurrentAsync(PortalState.Product, "customers");
        Assert.Equal(5, version!.Snapshots.Count);
        Assert.All(version.Snapshots.Values, snapshot => Assert.Contains($"<code>{snapshot}</code>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoSeesWhat_IsWhatTheQueryThenAnswers()
    {
        using var visit = state.Visit("clara@bank.example");
        var page = await visit.PageAsync($"{ProductPage}?purpose=fraud-detection");
        var mine = page[page.IndexOf("What you see of customers", StringComparison.Ordinal)..page.IndexOf("Groups with a subscription", StringComparison.Ordinal)];
        var answer = await state.Platform.QueryAsync("select residence, email from retail.customers", "clara@bank.example", "fraud-detection");

        var clear = answer.Rows.ToLookup(row => (string)row[0]!, row => !((string)row[1]!).StartsWith("dp1_", StringComparison.Ordinal));
        Assert.Equal(5, clear.Count);
        var cells = Cells(mine, "Email address");
        Assert.Equal(["EU", "IN", "CH", "US", "MC"], Headings(mine));
        Assert.Equal(Headings(mine).Select(place => clear[place].All(one => one) ? "clear" : "token"), cells);
        Assert.Equal(["some", "some", "some", "some", "some"], Cells(mine, "Rows"));
        Assert.Contains("transfer.IN.EU", mine, StringComparison.Ordinal);
        Assert.Contains("legal_hold", mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VisitorWithoutSubscription_IsToldWhyNothingIsSeen()
    {
        using var visit = state.Visit("otto@bank.example");
        var page = await visit.PageAsync($"{ProductPage}?purpose=campaigns");

        Assert.Contains("no active subscription for this person, product and purpose", page, StringComparison.Ordinal);
        Assert.Contains("You cannot ask for this product yourself: no policy permits it (default).", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Input.Group\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_IsAFile()
    {
        using var visit = state.Visit(Anna);
        using var response = await visit.GetAsync($"{ProductPage}/contract.yaml", null);

        Assert.Equal("application/yaml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((await state.Platform.Catalog.FindAsync(PortalState.Product))!.Contract, await response.Content.ReadAsStringAsync());
        using var missing = await visit.GetAsync("/products/retail.nothing/contract.yaml");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("portal.css", "text/css")]
    [InlineData("portal.js", "text/javascript")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Asset_IsForEveryone_AndKept(string name, string mediaType)
    {
        using var visit = state.Visit(null);
        using var response = await visit.GetAsync(PortalAssets.UrlOf(name), null);

        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("http:", (await response.Content.ReadAsStringAsync()).Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        using var other = await visit.GetAsync("/_portal/DataProducts.Portal.dll", null);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Headings(string html) =>
        System.Text.RegularExpressions.Regex.Matches(html, "<th scope=\"col\">([A-Z]{2})</th>").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Cells(string html, string row)
    {
        var start = html.IndexOf($"<th scope=\"row\">{row}</th>", StringComparison.Ordinal);
        var cells = html[start..html.IndexOf("</tr>", start, StringComparison.Ordinal)];
        return System.Text.RegularExpressions.Regex.Matches(cells, "<span class=\"tag[^\"]*\">([^<]+)</span>").Select(match => match.Groups[1].Value);
    }
}
