using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task TwoProcessesFromNothing_GiveTheSameTokens_AndOneItemEach()
    {
        using var folder = new TempFolder();
        using var first = Child.Start(folder.Path, "a", 1000);
        using var second = Child.Start(folder.Path, "b", 1000);
        var given = await Task.WhenAll(Child.ReadAsync(first), Child.ReadAsync(second));
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());

        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, await first.StandardError.ReadToEndAsync() + await second.StandardError.ReadToEndAsync());
        Assert.Equal(1000, given[0].Count);
        Assert.Equal(given[0], given[1]);
        await AssertOpensAsync(folder.Path, given[0]);
        Assert.Equal(1000L, Count(folder.Path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(130)]
    [InlineData(400)]
    [InlineData(700)]
    public async Task KilledWhileTokenising_EveryTokenGivenOutOpens_AndARerunCompletes(int killAfter)
    {
        using var folder = new TempFolder();
        using var child = Child.Start(folder.Path, "a", 100_000);
        var given = new Dictionary<int, string>();
        var reading = Task.Run(async () =>
        {
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split(' ') is [var number, { Length: Token.TextLength } token])
                {
                    given.Add(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), token);
                }

                if (given.Count == killAfter)
                {
                    child.Kill(); // SIGKILL
                }
            }
        });
        await reading;
        await child.WaitForExitAsync();

        Assert.NotEqual(0, child.ExitCode);
        Assert.InRange(given.Count, killAfter, 99_999);
        await AssertOpensAsync(folder.Path, given);
        using var again = Child.Start(folder.Path, "a", given.Count + 200);
        var complete = await Child.ReadAsync(again);
        Assert.Equal(given.Count + 200, complete.Count);
        Assert.All(given, token => Assert.Equal(token.Value, complete[token.Key]));
        await AssertOpensAsync(folder.Path, complete);
    }

    // Kills at moments that no output marks: while keys and vault are being made, too.
    [Fact]
    public async Task KilledAtAnyMoment_TheNextRunStarts()
    {
        using var folder = new TempFolder();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            using var child = Child.Start(folder.Path, "a", 100_000);
            await Task.Delay(TimeSpan.FromMilliseconds(40 + (15 * attempt)));
            child.Kill();
            await AssertOpensAsync(folder.Path, await Child.ReadAsync(child));
        }
    }

    [Fact]
    public async Task ThreadsRacingOneValue_GetOneTokenAndOneItem()
    {
        using var folder = new TempFolder();
        var spaces = Enumerable.Range(0, 4).Select(_ => Child.Open(folder.Path)).ToArray();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            var space = await spaces[i % 4].OpenAsync(Jurisdiction.EU, "retail");
            return (await Space.TokeniseAsync(space, PiiKind.PhoneNumber, ["0800 1", "0800 1"], ["1", "1"]))[1];
        })));

        Assert.Single(tokens.Distinct());
        Assert.Equal(1L, Count(folder.Path));
        foreach (var space in spaces)
        {
            await space.DisposeAsync();
        }
    }

    private static async Task AssertOpensAsync(string folder, Dictionary<int, string> given)
    {
        await using var tokens = Child.Open(folder);
        var space = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        var opened = new OpenedCell[given.Count];
        var cells = given.Select(token => new TokenCell(token.Value, Child.Subject(space, token.Key))).ToArray();
        await space.DetokeniseAsync(PiiKind.PhoneNumber, cells, opened);
        Assert.Equal(given.Keys.Select(Child.Value), opened.Select(cell => cell.Value));
    }

    private static long Count(string folder)
    {
        var path = SqliteTokenVault.PathOf(Path.Combine(folder, "vaults"), Jurisdiction.EU);
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM item";
        return (long)command.ExecuteScalar()!;
    }
}
