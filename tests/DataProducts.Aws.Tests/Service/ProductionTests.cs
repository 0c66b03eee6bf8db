using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DataProducts.Host.Tests;
using DataProducts.Tokens;

namespace DataProducts.Aws.Tests.Service;

/// <summary>The vault service in Production: real processes of the Host, an issuer over https, DynamoDB and KMS of moto.</summary>
public sealed class ProductionTests(Stands stands, BankState bank) : IClassFixture<BankState>
{
    private const string Anna = "anna@bank.example";
    private const string Otto = "otto@bank.example";
    private const string Shared = "shared@example.com";

    private static readonly PiiColumn Email = new("email", PiiKind.EmailAddress, TokenMode.Deterministic, true);
    private static readonly string[] People = ["gone", "stays"];

    [Fact]
    public async Task Vault_LivesThroughRestarts_ErasuresThroughRestores_AndNothingOfItIsOnTheDisk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent by kill, and the issuer's certificate is trusted by a file.");
        await using var stand = await AwsStand.StartAsync(stands);
        await using var issuer = await Issuer.StartAsync();
        RemoveLocalVaults();
        string?[] tokens;
        var subjects = new SubjectRef[2];
        await using (var host = await VaultHost.StartAsync(bank.Folder, stand.Configure(), issuer))
        {
            Assert.Equal(HttpStatusCode.OK, await ReadyAsync(host));
            using var client = host.Client(issuer);
            await Space(client, Otto).SubjectsAsync(People, subjects);
            tokens = await MakeAsync(client, subjects);
            Assert.Equal(string.Empty, await host.StopAsync());
        }

        var copy = stand.VaultTable + "-restored";
        await using (var host = await VaultHost.StartAsync(bank.Folder, stand.Configure(), issuer))
        {
            using var client = host.Client(issuer);
            Assert.Equal(tokens, await MakeAsync(client, subjects));
            Assert.Equal([(OpenedState.Open, Shared), (OpenedState.Open, Shared)], await OpenAsync(client, tokens, subjects));
            await stand.RestoreAsync(stand.VaultTable, copy);

            Assert.Equal((SubjectState.Erased, 1), await EraseAsync(client, "gone"));
            Assert.Equal([(OpenedState.Erased, null), (OpenedState.Open, Shared)], await OpenAsync(client, tokens, subjects));
            Assert.Equal(Shared, Assert.Single(await client.ExportAsync(BankState.Product, Otto, "stays")).Original);
            var rotation = Guid.NewGuid();
            Assert.Equal(2, await client.RotateAsync(BankState.Product, Otto, Email, rotation));
            Assert.Equal(2, await client.RotateAsync(BankState.Product, Otto, Email, rotation)); // a retry begins no other
            await AssertOutageIsToldAsync(stand, host, issuer);
            var said = await host.StopAsync();
            Assert.Contains("DP2110", said, StringComparison.Ordinal);
            Assert.DoesNotContain("example.com", said, StringComparison.Ordinal);
        }

        await DynamoDbTables.PrepareRestoredAsync(stand.Dynamo, stand.VaultOptions with { Table = copy });
        await using (var host = await VaultHost.StartAsync(bank.Folder, stand.Configure(vaultTable: copy), issuer))
        {
            using var client = host.Client(issuer);
            Assert.Equal([(OpenedState.Erased, null), (OpenedState.Open, Shared)], await OpenAsync(client, tokens, subjects));
            Assert.Equal(string.Empty, await host.StopAsync());
        }

        Assert.False(stand.Wire.Contains("shared@"));
        Assert.False(stand.Wire.Contains(People[0]));
        Assert.False(Directory.Exists(Path.Combine(bank.Folder, "vaults")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(bank.Folder, "home")));
        Assert.Empty(Directory.GetFiles(Path.Combine(bank.Folder, "keys"), "*.keys.json"));
    }

    // The sample was hydrated in development.
    private void RemoveLocalVaults()
    {
        Directory.Delete(Path.Combine(bank.Folder, "vaults"), recursive: true);
        foreach (var file in Directory.GetFiles(Path.Combine(bank.Folder, "keys"), "*.keys.json"))
        {
            File.Delete(file);
        }
    }

    private static async Task AssertOutageIsToldAsync(AwsStand stand, VaultHost host, Issuer issuer)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        using var wish = new HttpRequestMessage(HttpMethod.Post, "/vault/v1/tokenise")
        {
            Content = JsonContent.Create(new
            {
                product = BankState.Product,
                column = new { name = "email", kind = "EmailAddress" },
                batch = "b",
                cells = new[] { new { value = "marked@example.com", subject = Samples.Subject().ToString(), row = 0 } },
            }),
        };
        wish.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.TokenOf(Otto, "vault.tokenise"));
        stand.DynamoFaults.Down = true;
        using var answer = await http.SendAsync(wish);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, text);
        Assert.Contains("DP2027", text, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dp-stand", text, StringComparison.Ordinal);
        stand.DynamoFaults.Down = false;
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(host));
    }

    private static async Task<HttpStatusCode> ReadyAsync(VaultHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<string?[]> MakeAsync(VaultClient client, SubjectRef[] subjects)
    {
        var tokens = new string?[subjects.Length];
        var values = Enumerable.Repeat<string?>(Shared, subjects.Length).ToArray();
        Assert.Empty(await Space(client, Otto).TokeniseAsync(Email, new TokenOrigin("b", new long[subjects.Length]), values, subjects, tokens));
        return tokens;
    }

    private static async Task<(OpenedState State, string? Value)[]> OpenAsync(VaultClient client, string?[] tokens, SubjectRef[] subjects)
    {
        var opened = new OpenedCell[tokens.Length];
        await Space(client, Anna, "fraud-detection").DetokeniseAsync(
            Email.Kind, tokens.Zip(subjects, (token, subject) => new TokenCell(token!, subject)).ToArray(), opened);
        return [.. opened.Select(cell => (cell.State, cell.Value))];
    }

    private static async Task<(SubjectState After, int Items)> EraseAsync(VaultClient client, string subject)
    {
        var erased = await client.EraseAsync(BankState.Product, Otto, subject, Guid.NewGuid());
        return (erased.After, erased.Items);
    }

    private static ITokenSpace Space(VaultClient client, string person, string? purpose = null) =>
        client.Open(new TokenAccess(new TokenSpaceId(Jurisdiction.EU, "retail"), BankState.Product, person, purpose));
}
