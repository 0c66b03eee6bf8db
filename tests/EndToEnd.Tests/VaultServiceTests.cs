using DataProducts.Query;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The sample on vault services says what it says in process, and its process never has a key.</summary>
public sealed class VaultServiceTests(VaultServices world) : IClassFixture<VaultServices>
{
    private const string Sql = "select customer_id, residence, email, city from retail.customers order by residence, customer_id";

    [Fact]
    public async Task Answers_AreThoseOfTheRunInProcess()
    {
        Assert.True(world.First.ExitCode == 0, world.First.Errors + world.First.Output);
        using var folder = new TempFolder();
        var alone = await Child.SampleAsync(folder["state"], folder["tmp"]);
        Assert.True(alone.ExitCode == 0, alone.Errors + alone.Output);
        await using var own = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = folder["state"] });
        await using var remote = EmbeddedPlatform.Open(world.Options());
        foreach (var (person, purpose) in ((string, string?)[])
            [("anna@bank.example", "fraud-detection"), ("anna@bank.example", null), ("mike@bank.example", "campaigns"), ("clara@bank.example", "fraud-detection"), ("urs@bank.example", "sanctions-screening")])
        {
            var expected = await own.QueryAsync(Sql, person, purpose);
            var answer = await remote.QueryAsync(Sql, person, purpose);

            Assert.Equal((expected.Denied, expected.ClearCells, expected.TokenCells), (answer.Denied, answer.ClearCells, answer.TokenCells));
            Assert.Equal(Rows(expected), Rows(answer));
        }
    }

    [Fact]
    public void ServiceThatIsKilled_HoldsTheRunUp_AndNothingMore()
    {
        Assert.True(world.Killed, "the run was over before the service could be killed");
        Assert.True(world.First.ExitCode == 0, world.First.Errors + world.First.Output);
        Assert.Contains("5 snapshots committed", world.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRun_CommitsNothing()
    {
        var snapshots = await LakeTables.SnapshotIdsAsync(world.State);
        var second = await world.RunAsync();

        Assert.True(second.ExitCode == 0, second.Errors + second.Output);
        Assert.Contains("nothing committed", second.Output, StringComparison.Ordinal);
        Assert.Equal(snapshots, await LakeTables.SnapshotIdsAsync(world.State));
    }

    [Fact]
    public void SamplesFolder_HoldsNoVaultAndNoKeyOfAJurisdiction()
    {
        Assert.False(Directory.Exists(Path.Combine(world.State, "vaults")));
        Assert.DoesNotContain(
            Directory.GetFiles(world.State, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            file => LakeTables.Jurisdictions.Any(one => file!.StartsWith($"{one}.", StringComparison.Ordinal)));
        Assert.All(LakeTables.Jurisdictions, one => Assert.True(File.Exists(Path.Combine(world.FolderOf(one), "keys", $"{one}.keys.json"))));
    }

    [Fact]
    public void EachService_HoldsTheKeysOfItsJurisdictionAlone() => Assert.All(LakeTables.Jurisdictions, one => Assert.All(
        LakeTables.Jurisdictions.Where(other => other != one),
        other => Assert.Empty(Directory.GetFileSystemEntries(world.FolderOf(one), $"{other}*", SearchOption.AllDirectories))));

    // A token is of its own keys, so that only its being one is compared.
    private static IEnumerable<string> Rows(GovernedAnswer answer) =>
        answer.Rows.Select(row => string.Join('|', row.Select(cell => cell is string text && text.StartsWith("dp1_", StringComparison.Ordinal) ? "token" : cell)));
}
