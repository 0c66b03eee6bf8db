using System.Net;
using System.Text.Json.Nodes;
using DataProducts.Query;

namespace DataProducts.Host.Tests;

/// <summary>The vault of one jurisdiction over HTTP: opens what a query would open, and nothing else.</summary>
public sealed class VaultTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";
    private const string Otto = "otto@bank.example";

    [Fact]
    public async Task Token_IsOpened_ForWhomPolicyLets_AfterTheRecord()
    {
        var (token, subject) = await TokenAsync("EU");
        using var response = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { new { token, subject }, new { token, subject = new string('0', 32) } } });

        var answer = await RunningHost.JsonOf(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""["marie@example.com",null]""", answer["values"]!.ToJsonString());
        var record = (await host.RecordsAsync("EU", "retail")).Single(one => (string?)one["request"] == (string?)answer["request"]);
        Assert.Equal("""["Open","Unknown"]""", answer["states"]!.ToJsonString());
        Assert.Equal(("""["EU/EU"]""", "2026-11-23"), (record["cells"]!.ToJsonString(), (string?)record["matrix"]));
        Assert.Equal(("Detokenise", true, 2L, "detokenise:EmailAddress"), ((string?)record["event"], (bool)record["allowed"]!, (long)record["count"]!, (string?)record["actions"]![0]));
        Assert.DoesNotContain("marie", record.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Anna, null, "guard.grant")]
    [InlineData(Anna, "campaigns", "guard.grant")]
    [InlineData("mike@bank.example", "campaigns", "default")]
    [InlineData("urs@bank.example", "fraud-detection", null)]
    public async Task Token_StaysClosed_AndTheDecisionIsRecorded(string person, string? purpose, string? policy)
    {
        var (token, subject) = await TokenAsync("EU");
        var before = (await Denials()).Count;
        using var response = await DetokeniseAsync(person, new { product = BankState.Product, purpose, cells = new[] { new { token, subject } } });

        var problem = await RunningHost.JsonOf(response);
        Assert.Equal((HttpStatusCode.Forbidden, "DP2042"), (response.StatusCode, (string?)problem["id"]));
        Assert.NotEmpty(problem["refused"]!.AsArray());
        Assert.True(policy is null || problem["refused"]!.AsArray().Any(reason => (string?)reason!["policy"] == policy), problem.ToJsonString());
        Assert.DoesNotContain("marie", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before + 1, (await Denials()).Count);
    }

    [Fact]
    public async Task WhatAQueryOpens_TheVaultOpens_AndNothingElse()
    {
        // Every person, purpose and kind: the vault's answer against the query's for the same EU row.
        string[] people = [Anna, "mike@bank.example", "clara@bank.example", "urs@bank.example", "rita@bank.example", Otto];
        var (token, subject) = await TokenAsync("EU");
        foreach (var person in people)
        {
            foreach (var purpose in (string?[])[null, "fraud-detection", "financial-crime", "campaigns"])
            {
                using var response = await DetokeniseAsync(person, new { product = BankState.Product, purpose, cells = new[] { new { token, subject } } });
                var opened = response.StatusCode == HttpStatusCode.OK && (string?)(await RunningHost.JsonOf(response))["values"]![0] == "marie@example.com";
                var answer = (await host.AskAsync(person, "query($p: String) { query(sql: \"select email from retail.customers where customer_id = '1'\", purpose: $p) { rows } }", new { p = purpose }))["data"]!["query"]!;
                var shown = answer["rows"]!.AsArray().Any(row => (string?)row![0] == "marie@example.com");
                Assert.True(shown == opened, $"{person} for {purpose}: the query shows {shown}, the vault opens {opened}");
            }
        }
    }

    [Fact]
    public async Task Token_OfAnotherJurisdiction_IsRefusedAndRecorded()
    {
        var (token, subject) = await TokenAsync("US");
        using var response = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { new { token, subject } } });

        Assert.Equal((HttpStatusCode.BadRequest, "DP1401"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP1401"));
    }

    [Fact]
    public async Task Cells_ThatAreNoTokens_AreRefused_WithoutRepeatingThem()
    {
        var (_, subject) = await TokenAsync("EU");
        using var response = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { new { token = "marie@example.com", subject } } });
        var problem = await RunningHost.JsonOf(response);

        Assert.Equal("DP1400", (string?)problem["id"]);
        Assert.DoesNotContain("marie", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(GovernedVault.MaximumCells + 1)]
    public async Task Batch_BeyondTheLimits_IsRefused(int cells)
    {
        using var response = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = Enumerable.Repeat(new { token = "dp1_eu", subject = new string('0', 32) }, cells) });

        Assert.Equal((HttpStatusCode.BadRequest, "DP2040"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP2040"));
    }

    [Fact]
    public async Task Values_AreTokenised_ForWhoMayPublish_AndOpenAgain()
    {
        var body = new { product = BankState.Product, kind = "EmailAddress", values = new[] { new { value = (string?)"New@Example.com", subject = "77" }, new { value = (string?)null, subject = "78" }, new { value = (string?)"marie@example.com", subject = "1" } } };
        using var response = await host.SendAsync(HttpMethod.Post, "/vault/tokenise", await host.TokenOfAsync(Otto), body);
        var made = await RunningHost.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(made["cells"]![1]);
        var (token, subject) = await TokenAsync("EU");
        Assert.Equal((token, subject), ((string?)made["cells"]![2]!["token"], (string?)made["cells"]![2]!["subject"]));
        var record = (await host.RecordsAsync("EU", "retail")).Single(one => (string?)one["request"] == (string?)made["request"]);
        Assert.Equal(("Tokenise", true, 3L), ((string?)record["event"], (bool)record["allowed"]!, (long)record["count"]!));

        using var opened = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { made["cells"]![0] } });
        Assert.Equal("New@example.com", (string?)(await RunningHost.JsonOf(opened))["values"]![0]);
    }

    [Fact]
    public async Task Values_AreNotTokenised_ForAnyoneElse()
    {
        var body = new { product = BankState.Product, kind = "EmailAddress", values = new[] { new { value = "guess@example.com", subject = "1" } } };
        using var response = await host.SendAsync(HttpMethod.Post, "/vault/tokenise", await host.TokenOfAsync(Anna), body);

        Assert.Equal((HttpStatusCode.Forbidden, "DP2042"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.Contains(await host.RecordsAsync("EU", "retail"), one => (string?)one["event"] == "Tokenise" && !(bool)one["allowed"]!);
    }

    [Fact]
    public async Task ValuesThatFollowEachOther_AreTakenForGuesses()
    {
        var body = new { product = BankState.Product, kind = "EmailAddress", values = Enumerable.Range(0, 30).Select(i => new { value = $"guess{i}@example.com", subject = "1" }) };
        using var response = await host.SendAsync(HttpMethod.Post, "/vault/tokenise", await host.TokenOfAsync(Otto), body);

        var problem = await RunningHost.JsonOf(response);
        Assert.Equal((429, "DP2047"), ((int)response.StatusCode, (string?)problem["id"]));
        Assert.Contains(await host.RecordsAsync("EU", "retail"), one => one["policies"]!.AsArray().Any(policy => (string?)policy == "limit.sequence") && !(bool)one["allowed"]!);
    }

    [Fact]
    public async Task WithoutAVault_TheRoutesDoNotExist()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with { Vault = null });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await host.TokenOfAsync(Anna));
        using var response = await client.PostAsync(new Uri("/vault/detokenise", UriKind.Relative), new StringContent("{}"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await app.StopAsync();
    }

    private async Task<IReadOnlyList<JsonNode>> Denials() =>
        [.. (await host.RecordsAsync("EU", "retail")).Where(record => (string?)record["event"] == "Detokenise" && !(bool)record["allowed"]!)];

    private async Task<HttpResponseMessage> DetokeniseAsync(string person, object body) =>
        await host.SendAsync(HttpMethod.Post, "/vault/detokenise", await host.TokenOfAsync(person), body);

    // The token and subject of a row that was hydrated: equal values of one person have one token.
    private async Task<(string Token, string Subject)> TokenAsync(string jurisdiction)
    {
        var customer = jurisdiction == "EU" ? ("1", "marie@example.com") : ("3", "joe@example.com");
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = host.State });
        var made = await platform.TokeniseAsync(
            new VaultQuestion(BankState.Product, Otto, null),
            Jurisdiction.Parse(jurisdiction),
            PiiKind.EmailAddress,
            [new SubjectValue(customer.Item2, customer.Item1)]);
        return (made.Cells[0]!.Value.Token, made.Cells[0]!.Value.Subject.ToString());
    }
}
