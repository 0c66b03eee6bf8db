using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using DataProducts.Tokens;
using DataProducts.Vault;
using Microsoft.AspNetCore.Builder;

namespace DataProducts.Host.Tests.Vault;

/// <summary>What goes wrong with a request to the vault is told by name, and nothing of it is told back.</summary>
public sealed class FailureTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Otto = "otto@bank.example";
    private const string Secret = "marked.value@example.com";

    private static readonly string[] Paths = ["subjects", "tokenise", "detokenise", "erase", "readmit", "export", "rotate"];

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"product":"marked.value@example.com","product":"marked.value@example.com"}""")]
    [InlineData("""{"marked.value@example.com":1}""")]
    [InlineData("""{"product":{"marked.value@example.com":[[[[[[[[[[[[[]]]]]]]]]]]]]}}""")]
    [InlineData("""{"product":"retail.customers","subjects":["marked.value@example.com",null],"cells":[null],"kind":"marked.value@example.com"}""")]
    [InlineData("""{"product":"retail.customers","column":{"name":"email","kind":"EmailAddress"},"batch":"","cells":[]}""")]
    [InlineData("""{"product":"retail.customers","column":{"name":"email","kind":"EmailAddress"},"batch":"b","cells":[null]}""")]
    [InlineData("""{"product":"retail.customers","column":{"name":"email","kind":"EmailAddress"},"batch":"b","cells":[{"value":"marked.value@example.com","subject":"marked.value@example.com"}]}""")]
    [InlineData("""{"product":"retail.customers","purpose":null,"cells":[{"token":"marked.value@example.com","subject":"00"}]}""")]
    [InlineData("""{"product":"retail.customers","column":{"name":"email","kind":99},"batch":"b","cells":[]}""")]
    [InlineData("""{"product":"retail.customers","column":{"name":"email","kind":"99"},"batch":"b","cells":[]}""")]
    public async Task MalformedBody_IsRefused_ByEveryOperation(string body)
    {
        foreach (var path in Paths)
        {
            using var response = await host.SendTextAsync(HttpMethod.Post, $"/vault/v1/{path}", Tokens.Of(host, Otto, RunningHost.EveryScope), body);

            Assert.Equal((HttpStatusCode.BadRequest, "DP2024"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
            Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HugeBody_IsRefused(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/vault/v1/subjects")
        {
            Content = new StringContent($$"""{"product":"{{new string('x', VaultRequestLimits.BodyBytes)}}","subjects":[]}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Of(host, Otto, RunningHost.EveryScope));
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = !chunked; // else the refusal may come while the body is still being sent
        using var response = await host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "DP2022"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
    }

    [Fact]
    public async Task SlowBody_IsGivenUp()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with { BodyGrace = TimeSpan.FromSeconds(1.1) });
        var url = new Uri(app.Urls.Single());
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /vault/v1/subjects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Tokens.Of(host, Otto, RunningHost.EveryScope)}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
        using var reader = new StreamReader(stream, Encoding.Latin1);

        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("DP2052", answer, StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public async Task CancelledRequest_LeavesNothingHalfDone()
    {
        await using var app = await RunningHost.StartAsync(host.State);
        using var client = Client(app);
        var values = Enumerable.Range(0, 5_000).Select(one => (string?)$"cancelled-{one}@example.com").ToArray();
        for (var wait = 1; wait <= 256; wait *= 4)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(wait));
            _ = await Record.ExceptionAsync(() => TokeniseAsync(client, values, stop.Token));
        }

        var first = await TokeniseAsync(client, values);
        Assert.Equal(first, await TokeniseAsync(client, values));
        Assert.Equal(values.Length, first.Distinct().Count());
        await app.StopAsync();
    }

    [Fact]
    public async Task CallerWhoAsksTooOften_Waits_AndNobodyElseDoes()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with { VaultLimits = new VaultRequestLimits { RequestsPerSecond = 2, Burst = 3 } });
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await PostAsync(http, Otto));
        }

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 1, 3);
        Assert.Equal("DP2051", (string?)(await RunningHost.JsonOf(refused[0]))["id"]);
        Assert.InRange(refused[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(http, "anna@bank.example")).StatusCode);

        // The client waits as it is told.
        using var client = Client(app);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(one => TokeniseAsync(client, [$"{one}@example.com"]))), tokens => Assert.NotNull(tokens[0]));
        await app.StopAsync();
        Assert.NotEmpty(await host.RefusalsAsync("DP2051"));
    }

    [Theory]
    [InlineData("unsigned", "DP2015")]
    [InlineData("foreign", "DP2015")]
    [InlineData("expired", "DP2011")]
    public async Task Token_ThatIsNotGood_IsRefused(string what, string id)
    {
        var good = Tokens.Of(host, Otto, RunningHost.EveryScope).Split('.');
        var token = what switch
        {
            "unsigned" => $"{good[0]}.{good[1]}.",
            "foreign" => $"{good[0]}.{good[1]}.{System.Buffers.Text.Base64Url.EncodeToString(new byte[64])}",
            _ => Tokens.Signed(host, Otto, "exp", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60),
        };
        foreach (var path in Paths)
        {
            using var response = await host.SendTextAsync(HttpMethod.Post, $"/vault/v1/{path}", token, "{}");

            Assert.Equal((HttpStatusCode.Unauthorized, id), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        }
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient http, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/vault/v1/subjects") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Of(host, person, RunningHost.EveryScope));
        return await http.SendAsync(request);
    }

    private VaultClient Client(WebApplication app) => new(new VaultServiceOptions
    {
        Jurisdiction = Jurisdiction.EU,
        Address = new Uri(app.Urls.Single()),
        AccessToken = (wish, _) => ValueTask.FromResult(Tokens.Of(host, wish.Person ?? Otto, wish.Scope)),
    });

    private static async Task<string?[]> TokeniseAsync(VaultClient client, string?[] values, CancellationToken cancellationToken = default)
    {
        var space = client.Open(new TokenAccess(new TokenSpaceId(Jurisdiction.EU, "retail"), BankState.Product));
        var subjects = new SubjectRef[values.Length];
        await space.SubjectsAsync(Enumerable.Range(0, values.Length).Select(one => one.ToString(CultureInfo.InvariantCulture)).ToArray(), subjects, cancellationToken);
        var tokens = new string?[values.Length];
        await space.TokeniseAsync(
            new PiiColumn("email", PiiKind.EmailAddress, TokenMode.Deterministic, true),
            new TokenOrigin("cancelled", new long[values.Length]), values, subjects, tokens, cancellationToken);
        return tokens;
    }
}
