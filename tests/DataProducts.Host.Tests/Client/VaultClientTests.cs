using System.Diagnostics;
using System.Globalization;
using DataProducts.Tokens;
using Microsoft.AspNetCore.Http;

namespace DataProducts.Host.Tests.Client;

/// <summary>The client against services that fail in every way: it goes on where that helps, gives up in time, and repeats nothing of a
/// body.</summary>
public sealed class VaultClientTests
{
    private const string Secret = "marked.value@example.com";

    private static readonly PiiColumn Email = new("email", PiiKind.EmailAddress, TokenMode.Deterministic, true);

    [Fact]
    public async Task Failures_ThatPass_AreTriedAgain()
    {
        await using var service = await FakeService.StartAsync((context, body, number) => number switch
        {
            1 => FakeService.RefuseAsync(context, 503, "DP2027"),
            2 => FakeService.RefuseAsync(context, 500, "DP2026"),
            3 => Abort(context),
            4 => FakeService.RefuseAsync(context, 408, "DP2052"),
            _ => FakeService.TokeniseAsync(context, body),
        });
        using var client = Client(service.Url);

        var (tokens, erased) = await TokeniseAsync(client, ["a", null, "erased"]);

        Assert.Equal((IEnumerable<string?>)["t:a", null, "t:erased"], tokens);
        Assert.Equal([2], erased);
        Assert.Equal(5, service.Requests.Count);
        Assert.All(service.Requests, asked => Assert.Equal(("/vault/v1/tokenise", "Bearer for:otto:vault.tokenise"), (asked.Path, asked.Authorization)));
    }

    [Fact]
    public async Task TooManyRequests_AreHeldBack_AsLongAsTheServiceSays()
    {
        await using var service = await FakeService.StartAsync((context, body, number) =>
        {
            context.Response.Headers.RetryAfter = "1";
            return number == 1 ? FakeService.RefuseAsync(context, 429, "DP2051") : FakeService.TokeniseAsync(context, body);
        });
        using var client = Client(service.Url);
        var clock = Stopwatch.StartNew();

        await TokeniseAsync(client, ["a"]);

        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 10);
    }

    [Theory]
    [InlineData(503, "DP2027", 3)]
    [InlineData(429, "DP2051", 3)]
    [InlineData(403, "DP2042", 1)]
    [InlineData(400, "DP1401", 1)]
    public async Task Refusal_ComesBackUnderTheServicesOwnId(int status, string id, int attempts)
    {
        await using var service = await FakeService.StartAsync((context, _, _) => FakeService.RefuseAsync(context, status, id));
        using var client = Client(service.Url, options => options with { Attempts = 3 });

        var refused = await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(client, [Secret]));

        Assert.Equal((id, attempts), (refused.Id, service.Requests.Count));
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpentBudget_IsNotAskedForAgain_AndTheErrorSaysWhenThereIsEnough()
    {
        await using var service = await FakeService.StartAsync((context, _, _) =>
        {
            context.Response.Headers.RetryAfter = "3723";
            return FakeService.RefuseAsync(context, 429, "DP2047");
        });
        using var client = Client(service.Url);
        var clock = Stopwatch.StartNew();

        var refused = await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(client, [Secret]));

        Assert.Equal(("DP2047", 1), (refused.Id, service.Requests.Count));
        Assert.Contains("There will be enough in 01:02:03", refused.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task LostRotation_IsRepeatedUnderItsOwnId()
    {
        await using var service = await FakeService.StartAsync((context, body, number) => number < 3
            ? Abort(context)
            : context.Response.WriteAsJsonAsync(new { request = (string?)body["request"], jurisdiction = "EU", version = 7 }));
        using var client = Client(service.Url);
        var request = Guid.NewGuid();

        Assert.Equal(7, await client.RotateAsync("retail.customers", "otto", Email, request));

        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, asked => Assert.Equal(request.ToString(), (string?)asked.Body["request"]));
    }

    [Fact]
    public async Task Silence_EndsAfterTheAttempts()
    {
        using var client = Client(new Uri("http://127.0.0.1:1"), options => options with { Attempts = 3 });

        var refused = await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(client, [Secret]));

        Assert.Equal("DP2061", refused.Id);
        Assert.Contains("3 attempts", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patience_EndsWhatNeverEnds()
    {
        await using var service = await FakeService.StartAsync((context, _, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var client = Client(service.Url, options => options with
        {
            Attempts = 1000,
            Patience = TimeSpan.FromMilliseconds(600),
            AttemptTime = TimeSpan.FromMilliseconds(100),
        });
        var clock = Stopwatch.StartNew();

        var refused = await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(client, ["a"]));

        Assert.Equal("DP2061", refused.Id);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
    }

    [Theory]
    [InlineData("{", "DP2062")]
    [InlineData("null", "DP2062")]
    [InlineData("[]", "DP2062")]
    [InlineData("{}", "DP2062")]
    [InlineData("""{"request":"f8c3de3d-1fea-4d7c-a8b0-29f63c4c3454","jurisdiction":"EU","tokens":[],"erased":[]}""", "DP2062")]
    [InlineData("""{"request":"f8c3de3d-1fea-4d7c-a8b0-29f63c4c3454","jurisdiction":"EU","tokens":["t"],"erased":[1]}""", "DP2062")]
    [InlineData("""{"request":"f8c3de3d-1fea-4d7c-a8b0-29f63c4c3454","jurisdiction":"EU","tokens":["t"],"erased":[-1]}""", "DP2062")]
    [InlineData("""{"request":"f8c3de3d-1fea-4d7c-a8b0-29f63c4c3454","jurisdiction":"US","tokens":["t"],"erased":[]}""", "DP2063")]
    [InlineData("""{"request":"f8c3de3d-1fea-4d7c-a8b0-29f63c4c3454","jurisdiction":"?","tokens":["t"],"erased":[]}""", "DP2063")]
    public async Task Answer_ThatIsNone_IsNotUsed(string answer, string id)
    {
        await using var service = await FakeService.StartAsync((context, _, _) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer);
        });
        using var client = Client(service.Url);
        var tokens = new string?[] { "untouched" };

        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await Space(client).TokeniseAsync(
            Email, new TokenOrigin("b", new long[1]), new string?[] { Secret }, new SubjectRef[1], tokens));

        Assert.Equal((id, 1, "untouched"), (refused.Id, service.Requests.Count, tokens[0]));
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var other = await FakeService.StartAsync((context, body, _) => FakeService.TokeniseAsync(context, body));
        await using var service = await FakeService.StartAsync((context, _, _) =>
        {
            context.Response.Redirect(other.Url.ToString(), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var client = Client(service.Url);

        Assert.Equal("DP2062", (await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(client, ["a"]))).Id);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("http://vault.bank.example", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("/vault", false)]
    [InlineData("http://localhost.bank.example:5080", false)]
    [InlineData("https://vault.bank.example", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://localhost:5080", true)]
    public void Address_IsEncryptedOrOnThisMachine(string address, bool accepted)
    {
        var refused = Record.Exception(() => Client(new Uri(address, UriKind.RelativeOrAbsolute)).Dispose());

        Assert.Equal(accepted ? null : "DP2060", (refused as DataProductException)?.Id);
    }

    [Fact]
    public async Task Batch_GoesInParts_ThatTheServiceTakes_AndComesBackWhole()
    {
        await using var service = await FakeService.StartAsync((context, body, _) => FakeService.TokeniseAsync(context, body));
        using var client = Client(service.Url);
        var many = Enumerable.Range(0, 25_000).Select(one => one % 9_999 == 9 ? "erased" : one.ToString(CultureInfo.InvariantCulture)).ToArray();

        // Each of these characters is six bytes in JSON.
        var longest = Enumerable.Range(0, 400).Select(one => $"{one}{new string('é', 4_000)}").ToArray();
        var first = await TokeniseAsync(client, many);
        var second = await TokeniseAsync(client, longest);

        Assert.Equal(many.Select(one => $"t:{one}"), first.Tokens);
        Assert.Equal([9, 10_008, 20_007], first.Erased);
        Assert.Equal(longest.Select(one => $"t:{one}"), second.Tokens);
        Assert.All(service.Requests, asked => Assert.True(asked.Bytes <= 4 * 1024 * 1024 && asked.Body["cells"]!.AsArray().Count <= 10_000));
        Assert.Equal([10_000, 10_000, 5_000], service.Requests.Take(3).Select(asked => asked.Body["cells"]!.AsArray().Count));
        Assert.Equal(24_999L, (long)service.Requests.ElementAt(2).Body["cells"]![4_999]!["row"]!);
    }

    [Fact]
    public async Task Part_ThatFails_GivesNothingOut()
    {
        await using var service = await FakeService.StartAsync((context, body, number) =>
            number == 2 ? FakeService.RefuseAsync(context, 403, "DP2042") : FakeService.TokeniseAsync(context, body));
        using var client = Client(service.Url);
        var tokens = new string?[15_000];

        await Assert.ThrowsAsync<DataProductException>(async () => await Space(client).TokeniseAsync(
            Email, new TokenOrigin("b", new long[15_000]), Enumerable.Repeat<string?>("v", 15_000).ToArray(), new SubjectRef[15_000], tokens));

        Assert.All(tokens, Assert.Null);
    }

    [Fact]
    public async Task Cancellation_EndsAWaitAtOnce()
    {
        await using var service = await FakeService.StartAsync((context, _, _) =>
        {
            context.Response.Headers.RetryAfter = "60";
            return FakeService.RefuseAsync(context, 429, "DP2051");
        });
        using var client = Client(service.Url);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TokeniseAsync(client, ["a"], stop.Token));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static VaultClient Client(Uri address, Func<VaultServiceOptions, VaultServiceOptions>? change = null)
    {
        var options = new VaultServiceOptions
        {
            Jurisdiction = Jurisdiction.EU,
            Address = address,
            AccessToken = (wish, _) => ValueTask.FromResult($"for:{wish.Person}:{wish.Scope}"),
        };
        return new VaultClient(change?.Invoke(options) ?? options);
    }

    private static ITokenSpace Space(VaultClient client) =>
        client.Open(new TokenAccess(new TokenSpaceId(Jurisdiction.EU, "retail"), "retail.customers", "otto"));

    private static async Task<(string?[] Tokens, IReadOnlyList<int> Erased)> TokeniseAsync(
        VaultClient client, string?[] values, CancellationToken cancellationToken = default)
    {
        var tokens = new string?[values.Length];
        var rows = Enumerable.Range(0, values.Length).Select(row => (long)row).ToArray();
        var erased = await Space(client).TokeniseAsync(Email, new TokenOrigin("b", rows), values, new SubjectRef[values.Length], tokens, cancellationToken);
        return (tokens, erased);
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
