using System.Net;
using System.Text.RegularExpressions;

namespace DataProducts.Portal.Tests;

/// <summary>One person's visit over plain HTTP.</summary>
internal sealed partial class Visit : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient _client;

    public Visit(string url, string? person)
    {
        _client = new HttpClient(_handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
        if (person is not null)
        {
            _handler.CookieContainer.Add(_client.BaseAddress, new Cookie(CookiePerson.Cookie, person));
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? accept = "text/html")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return _client.SendAsync(request);
    }

    /// <summary>Gets a page that must be there.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {text}");
        return text;
    }

    /// <summary>Fills a page's form in and sends it.</summary>
    /// <param name="path">The page.</param>
    /// <param name="handler">The form's name.</param>
    /// <param name="fields">What is filled in.</param>
    /// <param name="token">The antiforgery token to send; null for the page's own.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, string handler, Dictionary<string, string> fields, string? token = null)
    {
        var page = await PageAsync(path);
        var sent = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["_handler"] = handler };
        token ??= TokenOf(page);
        if (token.Length > 0)
        {
            sent["__RequestVerificationToken"] = token;
        }

        return await PostAsync(path, sent);
    }

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) =>
        _client.PostAsync(path, new FormUrlEncodedContent(fields));

    public static string TokenOf(string page) => Token().Match(page) is { Success: true } match ? match.Groups[1].Value : string.Empty;

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
