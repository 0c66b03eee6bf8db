using System.Net;
using System.Text.Json.Nodes;
using DataProducts.Query;
using DataProducts.Vault;

namespace DataProducts.Host.Tests.Vault;

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
        Assert.Equal("""[{"state":"Open","value":"marie@example.com"},{"state":"Unknown","value":null}]""", answer["cells"]!.ToJsonString());
        var record = (await host.RecordsAsync("EU", "retail")).Single(one => (string?)one["request"] == (string?)answer["request"]);
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
                var opened = response.StatusCode == HttpStatusCode.OK && (string?)(await RunningHost.JsonOf(response))["cells"]![0]!["value"] == "marie@example.com";
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

    [Theory]
    [InlineData("marie@example.com")]
    [InlineData("")]
    [InlineData("dp1_eu_marie@example.com")]
    public async Task Cells_ThatAreNoTokens_AreRefused_WithoutRepeatingThem(string text)
    {
        var (_, subject) = await TokenAsync("EU");
        using var response = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { new { token = text, subject } } });
        var problem = await RunningHost.JsonOf(response);

        Assert.Equal("DP1400", (string?)problem["id"]);
        Assert.DoesNotContain("marie", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_AreRefused_ButNotTheSameValuesOfAHydration()
    {
        var subject = (await SubjectsAsync("1"))[0];
        var cells = Enumerable.Range(0, 40).Select(one => new { value = $"guess{one}@example.com", subject }).ToArray();
        var body = new { product = BankState.Product, column = Email, batch = "guesses", cells };
        using var refused = await host.SendAsync(HttpMethod.Post, "/vault/v1/tokenise", await host.TokenOfAsync(Otto, VaultScopes.Tokenise), body);
        using var made = await host.SendAsync(HttpMethod.Post, "/vault/v1/tokenise", await host.TokenOfAsync(Otto, $"{VaultScopes.Tokenise} {VaultScopes.Hydrate}"), body);

        Assert.Equal((HttpStatusCode.TooManyRequests, "DP2047"), (refused.StatusCode, (string?)(await RunningHost.JsonOf(refused))["id"]));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
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
        var subjects = await SubjectsAsync("77", "78", "1");
        using var response = await host.VaultAsync(Otto, "tokenise", Tokenise("New@Example.com", null, "marie@example.com")(subjects));
        var made = await RunningHost.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(made["tokens"]![1]);
        Assert.Empty(made["erased"]!.AsArray());
        var (token, subject) = await TokenAsync("EU");
        Assert.Equal((token, subject), ((string?)made["tokens"]![2], subjects[2]));
        var record = (await host.RecordsAsync("EU", "retail")).Single(one => (string?)one["request"] == (string?)made["request"]);
        Assert.Equal(("Tokenise", true, 3L), ((string?)record["event"], (bool)record["allowed"]!, (long)record["count"]!));

        using var opened = await DetokeniseAsync(Anna, new { product = BankState.Product, purpose = "fraud-detection", cells = new[] { new { token = (string?)made["tokens"]![0], subject = subjects[0] } } });
        Assert.Equal("New@example.com", (string?)(await RunningHost.JsonOf(opened))["cells"]![0]!["value"]);
    }

    [Fact]
    public async Task TenThousandCells_AreOneRequest()
    {
        var subject = (await SubjectsAsync("1"))[0];
        var cells = Enumerable.Range(0, VaultRequestLimits.Cells).Select(one => new { value = $"person-{one}.{new string('x', 240)}@example.com", subject, row = one }).ToArray();
        using var response = await host.VaultAsync(Otto, "tokenise", new { product = BankState.Product, column = Email, batch = "many", cells });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(cells.Length, (await RunningHost.JsonOf(response))["tokens"]!.AsArray().Select(token => (string?)token).Distinct().Count());
    }

    [Theory]
    [InlineData("tokenise")]
    [InlineData("subjects")]
    public async Task Values_AreNotTokenised_ForAnyoneElse(string operation)
    {
        var body = operation == "subjects"
            ? new { product = BankState.Product, subjects = new[] { "1" } }
            : Tokenise("guess@example.com")([new string('0', 32)]);
        using var response = await host.VaultAsync(Anna, operation, body);

        Assert.Equal((HttpStatusCode.Forbidden, "DP2042"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.Contains(await host.RecordsAsync("EU", "retail"), one => (string?)one["event"] == "Tokenise" && !(bool)one["allowed"]!);
    }

    [Theory]
    [InlineData("phone", "EmailAddress", "Deterministic")]
    [InlineData("email", "PhoneNumber", "Deterministic")]
    [InlineData("email", "EmailAddress", "Random")]
    [InlineData("nothing", "EmailAddress", "Deterministic")]
    public async Task Column_ThatTheContractLacks_IsRefused(string name, string kind, string mode)
    {
        var body = new { product = BankState.Product, column = new { name, kind, mode }, batch = "b", cells = new[] { new { value = "a@example.com", subject = new string('0', 32) } } };
        using var response = await host.VaultAsync(Otto, "tokenise", body);

        Assert.Equal((HttpStatusCode.BadRequest, "DP2041"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
    }

    [Fact]
    public async Task WithoutAVault_TheRoutesDoNotExist()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with { Vault = null });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await host.TokenOfAsync(Anna));
        using var response = await client.PostAsync(new Uri("/vault/v1/detokenise", UriKind.Relative), new StringContent("{}"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await app.StopAsync();
    }

    private async Task<IReadOnlyList<JsonNode>> Denials() =>
        [.. (await host.RecordsAsync("EU", "retail")).Where(record => (string?)record["event"] == "Detokenise" && !(bool)record["allowed"]!)];

    private async Task<HttpResponseMessage> DetokeniseAsync(string person, object body) =>
        await host.VaultAsync(person, "detokenise", body);

    private static object Email => new { name = "email", kind = "EmailAddress" };

    private static Func<string[], object> Tokenise(params string?[] values) => subjects =>
        new { product = BankState.Product, column = Email, batch = "test", cells = values.Zip(subjects, (value, subject) => new { value, subject }) };

    private async Task<string[]> SubjectsAsync(params string[] subjects)
    {
        using var response = await host.VaultAsync(Otto, "subjects", new { product = BankState.Product, subjects });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await RunningHost.JsonOf(response))["subjects"]!.AsArray().Select(one => (string)one!)];
    }

    // The token and subject of a row that was hydrated: equal values of one person have one token.
    private async Task<(string Token, string Subject)> TokenAsync(string jurisdiction)
    {
        var customer = jurisdiction == "EU" ? ("1", "marie@example.com") : ("3", "joe@example.com");
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = host.State });
        var place = Jurisdiction.Parse(jurisdiction);
        var subjects = (await platform.SubjectsAsync(new VaultQuestion(BankState.Product, Otto, null), place, [customer.Item1])).Subjects;
        var column = new PiiColumn("email", PiiKind.EmailAddress, TokenMode.Deterministic, false);
        var made = await platform.TokeniseAsync(
            new VaultQuestion(BankState.Product, Otto, null), place,
            new VaultValues(column, new TokenOrigin("test", new long[1]), [customer.Item2], subjects));
        return (made.Tokens[0]!, subjects[0].ToString());
    }
}
