using System.Net;
using System.Text.Json.Nodes;

namespace DataProducts.Host.Tests;

/// <summary>The tool starts the Host and logs in, as docs/host.md says.</summary>
public sealed class ToolTests(BankState bank) : IClassFixture<BankState>
{
    [Fact]
    public async Task Up_ThenLogin_ThenAsk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent by kill.");
        using var up = ProgramRun.Tool(null, "up", "--port", "0", "--vault", "EU", "--state", bank.Folder);
        var line = await up.LineAsync();
        Assert.EndsWith(", with the vault of EU. Ctrl-C stops it.", line, StringComparison.Ordinal);
        var url = line.Split(' ')[2].TrimEnd(',');

        var login = await RunAsync("login", "--as", "anna@bank.example", "--host", url, "--state", bank.Folder);
        Assert.Equal(0, login.Code);
        Assert.StartsWith($"anna@bank.example at {url} until ", login.Output, StringComparison.Ordinal);
        var session = Path.Combine(bank.Folder, "session.json");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(session));
        }

        var token = (string)JsonNode.Parse(await File.ReadAllTextAsync(session))!["token"]!;
        Assert.DoesNotContain(token, login.Output, StringComparison.Ordinal);
        var printed = (await RunAsync("login", "--as", "anna@bank.example", "--host", url, "--print")).Output.Trim();
        using var client = new HttpClient();
        foreach (var one in (string[])[token, printed])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/slo/retail.customers");
            request.Headers.Authorization = new("Bearer", one);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var unknown = await RunAsync("login", "--as", "nobody", "--host", url, "--json", "--state", bank.Folder);
        Assert.Equal((2, "DP2017"), (unknown.Code, (string?)JsonNode.Parse(unknown.Output)!["id"]));

        await up.SignalAsync("INT");
        var ended = await up.EndAsync();
        Assert.Equal((0, string.Empty), (ended.Code, ended.Errors));
    }

    [Theory]
    [InlineData("DP2045", 3, "http://127.0.0.1:1")]
    [InlineData("DP2046", 2, "https://bank.example")]
    [InlineData("DP2046", 2, "file:///etc/passwd")]
    [InlineData("DP2046", 2, "nowhere")]
    public async Task Login_ElsewhereOrNowhere_IsRefused(string id, int code, string url)
    {
        var ran = await RunAsync("login", "--as", "anna@bank.example", "--host", url, "--state", bank.Folder);

        Assert.Equal(code, ran.Code);
        Assert.StartsWith($"error {id}: ", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "DP2001", 3, "--port", "0")]
    [InlineData(null, "DP1002", 2, "--port", "70000")]
    [InlineData(null, "DP1002", 2, "--vault", "europe")]
    public async Task Up_WhereItMayNot_IsRefused(string? environment, string id, int code, params string[] arguments)
    {
        using var program = ProgramRun.Tool(environment, ["up", "--state", bank.Folder, .. arguments]);
        var ran = await program.EndAsync();

        Assert.Equal(code, ran.Code);
        Assert.StartsWith($"error {id}: ", ran.Errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var program = ProgramRun.Tool(null, arguments);
        return await program.EndAsync();
    }
}
