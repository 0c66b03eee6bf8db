using DataProducts.Catalog;
using DataProducts.Hydration;
using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>From a denial to an answer and back: what a subscription gives, to whom, and until when.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private const string Question = "select customer_id, email from retail.customers";
    private const string Rita = "rita@bank.example";
    private const string Stella = "stella@bank.example";
    private const string Purpose = "fraud-detection";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private EmbeddedPlatform _platform = null!;

    private SubscriptionWish Wish => new(SmallState.Product, "risk-analysts", Purpose, _time.GetUtcNow().AddDays(30));

    public async ValueTask InitializeAsync()
    {
        _platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = _time });
        await _platform.RegisterAsync<Customer>(SmallState.Policies, Path.Combine(AppContext.BaseDirectory, "people.json"));
        var csv = SmallState.Csv();
        await _platform.HydrateAsync<Customer>(CsvSource.Stream("small", _ => ValueTask.FromResult<Stream>(new MemoryStream(csv))));
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ApprovedSubscription_Answers_UntilItExpires()
    {
        Assert.True((await AskAsync()).Denied);
        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        Assert.True((await AskAsync()).Denied);
        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);

        var answer = await AskAsync();
        Assert.False(answer.Denied);
        Assert.Equal(SmallState.Rows.Count(row => row.Jurisdiction == "EU" && row.Hold != true), answer.Rows.Count);
        Assert.True(answer.ClearCells > 0);

        _time.SetUtcNow(asked.Expires.AddTicks(-TimeSpan.TicksPerMillisecond));
        Assert.False((await AskAsync()).Denied);
        _time.SetUtcNow(asked.Expires);
        var late = await AskAsync();
        Assert.True(late.Denied);
        Assert.Contains(late.Refused, reason => reason.Policy == "guard.grant");
    }

    [Fact]
    public async Task RevokedOrRejectedSubscription_AnswersNothing()
    {
        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);
        Assert.False((await AskAsync()).Denied);
        var revoked = await _platform.Subscriptions.RevokeAsync(asked.Id, Stella);
        Assert.Equal((SubscriptionState.Revoked, Stella), (revoked.State, revoked.DecidedBy));
        Assert.True((await AskAsync()).Denied);

        var again = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await _platform.Subscriptions.RejectAsync(again.Id, Stella);
        Assert.True((await AskAsync()).Denied);
    }

    [Fact]
    public async Task Subscription_GivesNothingToOthersPurposesOrProducts()
    {
        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);

        Assert.True((await AskAsync(person: "mike@bank.example")).Denied);
        Assert.True((await AskAsync(purpose: "campaigns")).Denied);
        Assert.True((await AskAsync(purpose: "financial-crime")).Denied); // wider than what was granted
    }

    /// <summary>Every rule that stands in the way, who comes up against it, and its id.</summary>
    [Fact]
    public async Task BrokenRules_AreRefused_AndChangeNothing()
    {
        await RefusedAsync("DP1720", desk => desk.RequestAsync(Wish with { Product = "retail.nothing" }, Rita));
        await RefusedAsync("DP1910", desk => desk.RequestAsync(Wish, "nobody"));
        await RefusedAsync("DP1911", desk => desk.RequestAsync(Wish with { Purpose = "curiosity" }, Rita));
        await RefusedAsync("DP1727", desk => desk.RequestAsync(Wish with { Consumer = "marketing" }, Rita));
        await RefusedAsync("DP1726", desk => desk.RequestAsync(Wish with { Expires = _time.GetUtcNow() }, Rita));
        await RefusedAsync("DP1726", desk => desk.RequestAsync(Wish with { Expires = _time.GetUtcNow().AddDays(366) }, Rita));
        await RefusedAsync("DP1722", desk => desk.RequestAsync(Wish with { Consumer = "marketing" }, "mike@bank.example"));
        Assert.Empty(await _platform.Subscriptions.ListAsync());

        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await RefusedAsync("DP1725", desk => desk.RequestAsync(Wish, Rita));
        await RefusedAsync("DP1723", desk => desk.ApproveAsync(asked.Id, Rita));
        await RefusedAsync("DP1722", desk => desk.ApproveAsync(asked.Id, "otto@bank.example"));
        await RefusedAsync("DP1721", desk => desk.ApproveAsync("sub-0", Stella));
        await RefusedAsync("DP1722", desk => desk.RevokeAsync(asked.Id, "mike@bank.example"));
        Assert.Equal([asked], await _platform.Subscriptions.ListAsync(SmallState.Product));

        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);
        await RefusedAsync("DP1724", desk => desk.ApproveAsync(asked.Id, Stella));
        await RefusedAsync("DP1724", desk => desk.RejectAsync(asked.Id, Stella));
        await _platform.Subscriptions.RevokeAsync(asked.Id, Rita); // one's own request may be given back
        await RefusedAsync("DP1724", desk => desk.RevokeAsync(asked.Id, Stella));

        var late = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        _time.SetUtcNow(late.Expires);
        await RefusedAsync("DP1728", desk => desk.ApproveAsync(late.Id, Stella));
    }

    [Fact]
    public async Task EveryRequestAndDecision_IsInTheLogOfEachJurisdiction_RefusalsToo()
    {
        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await RefusedAsync("DP1723", desk => desk.ApproveAsync(asked.Id, Rita));
        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);
        await _platform.Subscriptions.RevokeAsync(asked.Id, Stella);

        Assert.All(await _platform.VerifyAuditAsync(), log => Assert.True(log.Verified));
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            var told = (await AuditRecords.OfAsync(_platform.Layout.AuditOf(jurisdiction, "retail")))
                .Where(record => record.GetProperty("event").GetString() is "Subscribe" or "Approve" or "Revoke")
                .Select(record => $"{record.GetProperty("event").GetString()} {record.GetProperty("allowed").GetBoolean()}");
            Assert.Equal(["Subscribe True", "Approve False", "Approve True", "Revoke True"], told);
        }

        var text = string.Concat((await AuditRecords.OfAsync(_platform.Layout.AuditOf(Jurisdiction.EU, "retail"))).Select(record => record.GetRawText()));
        Assert.DoesNotContain("bank.example", text, StringComparison.Ordinal);
    }

    /// <summary>What each person's list offers is what the desk then lets them do.</summary>
    [Fact]
    public async Task Entries_SayWhatEachPersonMayDo()
    {
        var asked = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await EntryAsync(Rita, asked.Id, (true, false, true));
        await EntryAsync(Stella, asked.Id, (false, true, true));
        await EntryAsync("otto@bank.example", asked.Id, null);
        await EntryAsync("mike@bank.example", asked.Id, null);
        await RefusedAsync("DP1910", desk => desk.EntriesAsync("nobody"));

        await _platform.Subscriptions.ApproveAsync(asked.Id, Stella);
        await EntryAsync(Stella, asked.Id, (false, false, true));
        _time.SetUtcNow(asked.Expires);
        await EntryAsync(Rita, asked.Id, (true, false, false));
        await EntryAsync(Stella, asked.Id, null);

        var other = await _platform.Subscriptions.RequestAsync(Wish, Rita);
        await _platform.Subscriptions.RevokeAsync(other.Id, Rita);
        await EntryAsync(Rita, other.Id, (true, false, false));
        await EntryAsync(Stella, other.Id, null);
    }

    private async Task EntryAsync(string person, string id, (bool IsMine, bool MayDecide, bool MayRevoke)? expected)
    {
        var found = (await _platform.Subscriptions.EntriesAsync(person)).SingleOrDefault(entry => entry.Subscription.Id == id);
        Assert.Equal(expected, found is null ? null : (found.IsMine, found.MayDecide, found.MayRevoke));
    }

    private Task<Query.GovernedAnswer> AskAsync(string person = Rita, string purpose = Purpose) => _platform.QueryAsync(Question, person, purpose);

    private async Task RefusedAsync(string id, Func<SubscriptionDesk, Task> move) =>
        Assert.Equal(id, (await Assert.ThrowsAnyAsync<DataProductException>(() => move(_platform.Subscriptions))).Id);
}
