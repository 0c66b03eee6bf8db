using System.Net;
using DataProducts.Tokens;

namespace DataProducts.Host.Tests.Vault;

/// <summary>One person's data over HTTP: told, erased for good, admitted again; and a new version of a key.</summary>
public sealed class SubjectTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";
    private const string Otto = "otto@bank.example";
    private const string Shared = "shared@example.com";

    private static readonly PiiColumn Email = new("email", PiiKind.EmailAddress, TokenMode.Deterministic, true);

    [Fact]
    public async Task ErasedPerson_IsGone_WhoSharedTheValueIsNot_AndComesBackOnlyWhenReadmitted()
    {
        using var client = Client();
        var (tokens, subjects) = await TokeniseAsync(client, "gone", "stays");
        Assert.Equal(tokens[0], tokens[1]);
        var request = Guid.NewGuid();

        var erased = await client.EraseAsync(BankState.Product, Otto, "gone", request);
        var again = await client.EraseAsync(BankState.Product, Otto, "gone", request);

        Assert.Equal((request, subjects[0], SubjectState.Active, SubjectState.Erased, 1), (erased.Request, erased.Subject, erased.Before, erased.After, erased.Items));
        Assert.Equal((SubjectState.Erased, 0), (again.After, again.Items));
        Assert.Equal([(OpenedState.Erased, null), (OpenedState.Open, Shared)], await OpenAsync(client, tokens, subjects));
        Assert.Equal([0], (await MakeAsync(client, subjects)).Erased);
        Assert.Empty(await client.ExportAsync(BankState.Product, Otto, "gone"));
        Assert.Contains(await host.RecordsAsync("EU", "retail"), record => (string?)record["event"] == "Erase" && (string?)record["request"] == request.ToString() && (bool)record["allowed"]!);

        Assert.Equal(SubjectState.Erased, (await client.ReadmitAsync(BankState.Product, Otto, "gone", Guid.NewGuid())).Before);
        Assert.Empty((await MakeAsync(client, subjects)).Erased);
        Assert.Equal([(OpenedState.Open, Shared), (OpenedState.Open, Shared)], await OpenAsync(client, tokens, subjects));
    }

    [Fact]
    public async Task Export_GivesAllOfOnePerson_AndEachReadIsRecorded()
    {
        using var client = Client();
        var (tokens, _) = await TokeniseAsync(client, "curious", "other");
        var before = await ReadsAsync();

        var items = await client.ExportAsync(BankState.Product, Otto, "curious");

        var item = Assert.Single(items);
        Assert.Equal((new TokenSpaceId(Jurisdiction.EU, "retail"), PiiKind.EmailAddress, tokens[0], Shared), (item.Space, item.Kind, item.Token, item.Original));
        Assert.Equal(before + 2, await ReadsAsync()); // that it was asked for, and the one item
    }

    [Theory]
    [InlineData("erase")]
    [InlineData("readmit")]
    [InlineData("export")]
    [InlineData("rotate")]
    public async Task WhoMayNotAdminister_IsDenied_AndThatIsRecorded(string operation)
    {
        object body = operation switch
        {
            "export" => new { product = BankState.Product, subject = "1" },
            "rotate" => new { product = BankState.Product, column = new { name = "email", kind = "EmailAddress" }, request = Guid.NewGuid() },
            _ => new { product = BankState.Product, subject = "1", request = Guid.NewGuid() },
        };
        var before = await DenialsAsync();
        using var response = await host.VaultAsync(Anna, operation, body);

        Assert.Equal((HttpStatusCode.Forbidden, "DP2042"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.Equal(before + 1, await DenialsAsync());
    }

    [Fact]
    public async Task RotatedKey_MakesNewTokens_AndTheOldOnesOpen()
    {
        using var client = Client();
        var (old, subjects) = await TokeniseAsync(client, "rotating");

        var request = Guid.NewGuid();
        var version = await client.RotateAsync(BankState.Product, Otto, Email, request);
        Assert.Equal(version, await client.RotateAsync(BankState.Product, Otto, Email, request));
        var made = await MakeAsync(client, subjects);

        Assert.True(version > 1);
        Assert.NotEqual(old[0], made.Tokens[0]);
        Assert.Equal([(OpenedState.Open, Shared), (OpenedState.Open, Shared)], await OpenAsync(client, [old[0], made.Tokens[0]!], [subjects[0], subjects[0]]));
    }

    private VaultClient Client() => new(new VaultServiceOptions
    {
        Jurisdiction = Jurisdiction.EU,
        Address = host.Url,
        AccessToken = (wish, _) => ValueTask.FromResult(Tokens.Of(host, wish.Person!, wish.Scope)),
    });

    private static async Task<(string[] Tokens, SubjectRef[] Subjects)> TokeniseAsync(VaultClient client, params string[] people)
    {
        var subjects = new SubjectRef[people.Length];
        await Space(client, Otto).SubjectsAsync(people, subjects);
        return ([.. (await MakeAsync(client, subjects)).Tokens.Select(token => token!)], subjects);
    }

    private static async Task<(string?[] Tokens, IReadOnlyList<int> Erased)> MakeAsync(VaultClient client, SubjectRef[] subjects)
    {
        var tokens = new string?[subjects.Length];
        var values = Enumerable.Repeat<string?>(Shared, subjects.Length).ToArray();
        return (tokens, await Space(client, Otto).TokeniseAsync(Email, new TokenOrigin("b", new long[subjects.Length]), values, subjects, tokens));
    }

    private static async Task<(OpenedState State, string? Value)[]> OpenAsync(VaultClient client, string[] tokens, SubjectRef[] subjects)
    {
        var opened = new OpenedCell[tokens.Length];
        await Space(client, Anna, "fraud-detection").DetokeniseAsync(
            PiiKind.EmailAddress, tokens.Zip(subjects, (token, subject) => new TokenCell(token, subject)).ToArray(), opened);
        return [.. opened.Select(cell => (cell.State, cell.Value))];
    }

    private static ITokenSpace Space(VaultClient client, string person, string? purpose = null) =>
        client.Open(new TokenAccess(new TokenSpaceId(Jurisdiction.EU, "retail"), BankState.Product, person, purpose));

    private async Task<int> ReadsAsync() => (await host.RecordsAsync("EU", "retail")).Count(record => (string?)record["event"] == "ExportSubject");

    private async Task<int> DenialsAsync() => (await host.RecordsAsync("EU", "retail")).Count(
        record => (string?)record["event"] is "Erase" or "Readmit" or "ExportSubject" or "RotateKey" && !(bool)record["allowed"]!);
}
