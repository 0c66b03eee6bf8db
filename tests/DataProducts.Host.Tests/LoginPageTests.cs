using System.Net;
using System.Text.RegularExpressions;

namespace DataProducts.Host.Tests;

/// <summary>The login page of the development issuer, as a browser uses it.</summary>
public sealed partial class LoginPageTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Login_SetsACookieThatOpensTheDoor_AndLogoutTakesIt()
    {
        var (form, cookies) = await PageAsync("/dev/login?returnUrl=/health");
        using var response = await PostAsync("/dev/login", cookies, Field("person", "anna@bank.example"), Field("returnUrl", "/health"), form);

        Assert.Equal((HttpStatusCode.Redirect, "/health"), (response.StatusCode, response.Headers.Location!.OriginalString));
        var session = response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("dataproduct_session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", session, StringComparison.OrdinalIgnoreCase);

        var cookie = session.Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie, null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie, host.Url.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie, "http://localhost:3000"));

        var (signedIn, more) = await PageAsync("/dev/login", cookie);
        using var gone = await PostAsync("/dev/logout", $"{cookie}; {more}", Field("returnUrl", "/"), signedIn);
        Assert.Contains(gone.Headers.GetValues("Set-Cookie"), one => one.StartsWith("dataproduct_session=;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task ReturnUrl_LeadsNowhereElse(string url)
    {
        var (form, cookies) = await PageAsync("/dev/login");
        using var response = await PostAsync("/dev/login", cookies, Field("person", "anna@bank.example"), Field("returnUrl", url), form);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Page_EscapesWhatItShows()
    {
        using var response = await host.SendAsync(HttpMethod.Get, "/dev/login?returnUrl=" + Uri.EscapeDataString("/\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_WithoutTheFormsToken_IsRefusedAndRecorded()
    {
        using var response = await PostAsync("/dev/login", string.Empty, Field("person", "anna@bank.example"));

        Assert.Equal((HttpStatusCode.BadRequest, "DP2024"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.NotEmpty(await host.RefusalsAsync("DP2024"));
    }

    [Fact]
    public async Task Login_AsNobodyKnown_IsRefusedAndRecorded()
    {
        var (form, cookies) = await PageAsync("/dev/login");
        using var response = await PostAsync("/dev/login", cookies, Field("person", "nobody"), form);

        Assert.Equal((HttpStatusCode.Unauthorized, "DP2017"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP2017"));
    }

    [Fact]
    public async Task Browser_WithoutASession_IsSentToTheLoginPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products/a?b=c");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Redirect, "/dev/login?returnUrl=%2Fproducts%2Fa%3Fb%3Dc"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    private static KeyValuePair<string, string> Field(string name, string value) => new(name, value);

    private async Task<(KeyValuePair<string, string> Form, string Cookies)> PageAsync(string path, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await host.Client.SendAsync(request);
        var token = Forgery().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
        return (Field("__RequestVerificationToken", token), string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0])));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string cookies, params KeyValuePair<string, string>[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", cookies);
        }

        return await host.Client.SendAsync(request);
    }

    private async Task<HttpStatusCode> StatusAsync(string cookie, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/slo/retail.customers");
        request.Headers.Add("Cookie", cookie);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Forgery();
}
