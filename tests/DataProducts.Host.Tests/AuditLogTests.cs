using System.Net;
using DataProducts.Audit;
using DataProducts.TestKit;

namespace DataProducts.Host.Tests;

/// <summary>The audit log over HTTP: what a verifier fetches proves itself, and no path leads anywhere else.</summary>
public sealed class AuditLogTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";

    [Fact]
    public async Task Logs_AreListedWithTheirState_AndWithoutFolders()
    {
        using var response = await host.SendAsync(HttpMethod.Get, "/audit/logs", await host.TokenOfAsync(Anna));
        var text = await response.Content.ReadAsStringAsync();
        var logs = System.Text.Json.Nodes.JsonNode.Parse(text)!.AsArray();

        Assert.Contains(logs, log => (string?)log!["log"] == "EU/retail" && (bool)log["verified"]! && (long)log["records"]! > 0);
        Assert.DoesNotContain(host.State, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_FetchedOverHttp_VerifiesInAFolderOfTheVerifiersOwn()
    {
        using var temp = new TempFolder();
        var token = await host.TokenOfAsync(Anna);
        var key = NoteVerifier.Parse((await TextAsync("/audit/EU/retail/key", token)).Trim());
        var note = await BytesAsync("/audit/EU/retail/checkpoint", token);
        var size = Checkpoint.Open(note!, key).Size;
        Assert.InRange(size, 1, 255);

        // The log grows between the checkpoint and its tiles, as it may for any verifier.
        await host.AskAsync(Anna, "{ query(sql: \"select 1 from retail.customers\", purpose: \"fraud-detection\") { denied } }");
        string[] paths = [$"tile/0/000.p/{size}", $"tile/entries/000.p/{size}"];
        await WriteAsync(temp["log"], "checkpoint", note!);
        foreach (var path in paths)
        {
            await WriteAsync(temp["log"], path, (await BytesAsync($"/audit/EU/retail/{path}", token))!);
        }

        var verified = await AuditVerifier.VerifyAsync(temp["log"], key);
        Assert.True(verified.IsGood, verified.Problem?.Message);
        Assert.Equal(size, verified.Checkpoint!.Size);
    }

    [Theory]
    [InlineData("/audit/EU/retail/tile/0/001")]
    [InlineData("/audit/EU/retail/tile/0/000.p/255")]
    [InlineData("/audit/EU/retail/tile/0/0")]
    [InlineData("/audit/EU/retail/tile/0/000.p/0")]
    [InlineData("/audit/EU/retail/tile/%2e%2e/%2e%2e/retail.vkey")]
    [InlineData("/audit/EU/retail/tile/..%2f..%2fretail.vkey")]
    [InlineData("/audit/EU/%2e%2e/checkpoint")]
    [InlineData("/audit/EU/..%2f..%2fkeys/key")]
    [InlineData("/audit/%2e%2e/keys/checkpoint")]
    [InlineData("/audit/eu/retail/checkpoint")]
    [InlineData("/audit/EU/retail/.lock")]
    [InlineData("/audit/EU/RETAIL/checkpoint")]
    [InlineData("/audit/EU/other/checkpoint")]
    [InlineData("/audit/EU/other/key")]
    public async Task Path_ThatNamesNothing_IsNotFound(string path)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(host.Url.Host, host.Url.Port);
        var stream = client.GetStream();
        // HttpClient would tidy the path before it sends it.
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {await host.TokenOfAsync(Anna)}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Matches("^HTTP/1.1 40[04]", answer);
        Assert.DoesNotContain("PRIVATE", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceLevels_AreEvaluated_AndShowInTheCatalog()
    {
        using var response = await host.SendAsync(HttpMethod.Get, "/slo/retail.customers", await host.TokenOfAsync(Anna));
        var found = await RunningHost.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(found["levels"]!.AsArray(), level => (string?)level!["name"] == "completeness:email" && (string?)level["state"] == "Met");
        var health = (await host.AskAsync(Anna, "{ product(id: \"retail.customers\") { health { score status } } }"))["data"]!["product"]!["health"]!;
        Assert.Equal((double)found["score"]!, (double)health["score"]!);
    }

    private async Task<string> TextAsync(string path, string token)
    {
        using var response = await host.SendAsync(HttpMethod.Get, path, token);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<byte[]?> BytesAsync(string path, string token)
    {
        using var response = await host.SendAsync(HttpMethod.Get, path, token);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync() : null;
    }

    private static async Task WriteAsync(string folder, string path, byte[] bytes)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllBytesAsync(full, bytes);
    }
}
