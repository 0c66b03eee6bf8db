using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DataProducts.Host.Tests;

/// <summary>What is not asked for properly is turned away, by name, and recorded.</summary>
public sealed class DoorTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/audit/logs")]
    [InlineData("GET", "/slo/retail.customers")]
    [InlineData("GET", "/audit/EU/retail/checkpoint")]
    [InlineData("POST", "/vault/v1/detokenise")]
    [InlineData("POST", "/graphql")]
    [InlineData("DELETE", "/graphql")]
    [InlineData("GET", "/wwwroot/app.css")]
    public async Task Anything_WithoutAToken_IsRefused(string method, string path)
    {
        using var response = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal((HttpStatusCode.Unauthorized, "DP2010"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
    }

    [Fact]
    public async Task Health_IsToldToEveryone_WithoutDetail()
    {
        using var response = await host.SendAsync(HttpMethod.Get, "/health");

        Assert.Equal("""{"status":"up"}""", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("GET", "/nowhere", null, 404, "DP2020")]
    [InlineData("GET", "/graphql", null, 405, "DP2021")]
    [InlineData("POST", "/vault/v1/detokenise", "{", 400, "DP2024")]
    [InlineData("POST", "/vault/v1/detokenise", """{"product":"retail.customers","kind":"EmailAddress","purpose":null,"cells":[],"more":1}""", 400, "DP2024")]
    [InlineData("POST", "/vault/v1/detokenise", """{"product":"retail.customers","kind":1,"purpose":null,"cells":[]}""", 400, "DP2024")]
    [InlineData("POST", "/vault/v1/detokenise", """{"product":"retail.customers","product":"b","kind":"EmailAddress","purpose":null,"cells":[]}""", 400, "DP2024")]
    [InlineData("POST", "/graphql", "[[[[", 400, "DP2024")]
    [InlineData("POST", "/graphql", "{}", 400, "DP2024")]
    [InlineData("POST", "/graphql", "null", 400, "DP2024")]
    [InlineData("POST", "/graphql", """{"query":"{ __typename }","variables":[1]}""", 400, "DP2024")]
    [InlineData("GET", "/slo/retail.nothing", null, 404, "DP1004")]
    public async Task Request_ThatIsNotProper_IsRefusedAndRecorded(string method, string path, string? body, int status, string id)
    {
        var token = await host.TokenOfAsync(Anna, RunningHost.EveryScope);
        using var response = await host.SendTextAsync(new HttpMethod(method), path, token, body);

        Assert.Equal((status, id), ((int)response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        var record = (await host.RefusalsAsync(id))[0];
        Assert.StartsWith("person:", (string?)record["principal"], StringComparison.Ordinal);
        Assert.DoesNotContain(Anna, record.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task OtherMedia_WhichAPageOfAnotherSiteCouldSend_IsRefused(string media)
    {
        var token = await host.TokenOfAsync(Anna, RunningHost.EveryScope);
        foreach (var path in (string[])["/graphql", "/vault/v1/detokenise", "/dev/token"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"query":"{ __typename }","person":"anna@bank.example"}""") };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(media);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await host.Client.SendAsync(request);

            Assert.Equal((HttpStatusCode.UnsupportedMediaType, "DP2023"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        }

        Assert.NotEmpty(await host.RefusalsAsync("DP2023"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HugeBody_IsRefusedAndRecorded(bool chunked)
    {
        var text = $$"""{"query":"{ __typename } #{{new string('x', 300_000)}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.TokenOfAsync(Anna));
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "DP2022"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP2022"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task ForeignHostName_IsRefusedAndRecorded(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = name;
        using var response = await host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Forbidden, "DP2025"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP2025"));
    }

    [Fact]
    public async Task Flood_IsCounted_InAHandfulOfRecords()
    {
        var before = await host.RefusalsAsync("DP2010");
        for (var i = 0; i < 200; i++)
        {
            using var response = await host.SendAsync(HttpMethod.Get, "/nowhere");
        }

        var after = await host.RefusalsAsync("DP2010");
        Assert.Equal(200, Count(after) - Count(before));
        // Two, and two more if the minute ended meanwhile.
        Assert.InRange(after.Count - before.Count, 2, 4);
    }

    [Fact]
    public async Task Stopping_WritesDownWhatWasCounted()
    {
        await using var bank = new BankState();
        await bank.InitializeAsync();
        await using (var app = await RunningHost.StartAsync(bank.Folder))
        {
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            for (var i = 0; i < 5; i++)
            {
                using var response = await client.GetAsync(new Uri("/nowhere", UriKind.Relative));
            }

            await app.StopAsync();
        }

        Assert.Equal(5, (await AuditLogs.RecordsAsync(bank.Folder, "ZZ", "platform")).Sum(record => (long)record["count"]!));
    }

    [Fact]
    public async Task RandomBytes_NeverGetMoreThanARefusal()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 60; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            var head = i % 2 == 0 ? $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n" : string.Empty;
            using var client = new TcpClient();
            await client.ConnectAsync(host.Url.Host, host.Url.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(bytes);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var answer = await AnswerAsync(reader);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"seed 20261122, round {i}: {answer}");
        }
    }

    // What is no HTTP at all may end in a reset connection, which is a refusal too.
    private static async Task<string> AnswerAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static long Count(IReadOnlyList<JsonNode> records) => records.Sum(record => (long)record["count"]!);
}
