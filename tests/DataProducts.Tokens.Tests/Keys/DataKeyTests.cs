using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Tokens.Tests.Keys;

public sealed class DataKeyTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryKeys _memory = new();

    [Fact]
    public async Task OldKey_IsFollowedByANewVersion_AndStillOpens()
    {
        using var keys = await OpenAsync(KeyPolicy.Default);
        var first = await NewestAsync(keys, 1);
        _time.Advance(KeyPolicy.Default.DataKeyAge - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await NewestAsync(keys, 1));
        _time.Advance(TimeSpan.FromSeconds(1));

        var second = await NewestAsync(keys, 1);

        Assert.Equal((1, 2), (first.Version, second.Version));
        using var old = await keys.Data.FindAsync(first.Id, default);
        Assert.Equal(first.Key, Convert.ToHexString(old!.Bytes));
        Assert.NotEqual(first.Key, second.Key);
    }

    [Fact]
    public async Task TwoProcessesThatFindItOld_MakeOneVersion()
    {
        using var here = await OpenAsync(KeyPolicy.Default);
        using var there = await OpenAsync(KeyPolicy.Default);
        await NewestAsync(here, 1);
        await NewestAsync(there, 1);
        _time.Advance(KeyPolicy.Default.DataKeyAge);

        Assert.Equal(await NewestAsync(here, 1), await NewestAsync(there, 1));
        Assert.Equal(2, _memory.All.Count(key => key.Name.Purpose == DataKeys.Purpose));
    }

    // No seed: the draw is the system's. 6,400 messages at 1 in 64 are 100 replacements, give or take 10; 60 to 140 is four of those.
    [Fact]
    public async Task Messages_ReplaceAKey_AtTheRateThatIsSet()
    {
        using var keys = await OpenAsync(new KeyPolicy { DataKeyMessages = 64 });
        for (var call = 0; call < 1600; call++)
        {
            await NewestAsync(keys, 4);
        }

        Assert.InRange((await NewestAsync(keys, 0)).Version, 60, 140);
    }

    [Fact]
    public async Task OpeningSealsNothing_AndWearsNoKey()
    {
        using var keys = await OpenAsync(new KeyPolicy { DataKeyMessages = 1 });
        Assert.Equal(1, (await NewestAsync(keys, 0)).Version);
        Assert.Equal(2, (await NewestAsync(keys, 1)).Version);
        Assert.Equal(2, (await NewestAsync(keys, 0)).Version);
    }

    [Fact]
    public async Task NumberOfAnotherDomainOrPurpose_OpensNothing()
    {
        using var keys = await OpenAsync(KeyPolicy.Default);
        using var cards = await OpenAsync(KeyPolicy.Default, "cards");
        var other = await NewestAsync(cards, 1);
        (await keys.Tokens.NewestAsync(new(PiiKind.Iban, TokenMode.Deterministic), default)).Dispose();
        var seed = _memory.All.Single(key => key.Name is { Domain: "retail", Purpose: "tok/8" });

        Assert.Null(await keys.Data.FindAsync(other.Id, default));
        Assert.Null(await keys.Data.FindAsync(seed.Id, default));
        Assert.Null(await keys.Data.FindAsync(7, default));
    }

    [Theory]
    [InlineData(0, 30, 1)]
    [InlineData(2000, 30, 1)]
    [InlineData(10, 0, 1)]
    [InlineData(10, 30, 0)]
    [InlineData(10, 30, (1 << 26) + 1)]
    public void PolicyOutOfRange_IsRefused(int minutes, int days, int messages) => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyPolicy
    {
        MemoryLifetime = TimeSpan.FromMinutes(minutes),
        DataKeyAge = TimeSpan.FromDays(days),
        DataKeyMessages = messages,
    });

    private async Task<DomainKeys> OpenAsync(KeyPolicy policy, string domain = "retail") =>
        await DomainKeys.OpenAsync(_memory, _memory, domain, policy, _time, TestContext.Current.CancellationToken);

    private static async Task<(int Version, long Id, string Key)> NewestAsync(DomainKeys keys, int messages)
    {
        using var lease = await keys.Data.NewestAsync(messages, default);
        return (lease.Name.Version, lease.Id, Convert.ToHexString(lease.Bytes));
    }
}
