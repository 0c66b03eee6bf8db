using DataProducts.Tokens;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The sample is killed at random moments and run again: it ends where an undisturbed run ends.</summary>
public sealed class KillTests
{
    private const int Seed = 20261122;
    private const int Kills = 5;
    private const string Columns = "customer_id, email, phone, address_line, address_line2, card_number";

    private static readonly PiiKind[] Kinds = [PiiKind.EmailAddress, PiiKind.PhoneNumber, PiiKind.PostalAddress, PiiKind.PostalAddress, PiiKind.CardNumber];

    [Fact]
    public async Task Rerun_EndsAsIfNothingHadHappened()
    {
        using var folder = new TempFolder();
        var undisturbed = await Child.SampleAsync(folder["undisturbed"], folder["tmp"]);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.Errors);
        var expected = await ContentAsync(folder["undisturbed"]);
        var random = new Random(Seed);
        var (killed, committedByRerun) = (0, 0);

        for (var kill = 0; kill < Kills; kill++)
        {
            // One moment in each sixth of the run but the last, so that no stretch is left out and none comes too late.
            var moment = undisturbed.Elapsed * ((kill + random.NextDouble()) / (Kills + 1));
            var state = folder[$"killed-{kill}"];
            var first = await Child.SampleAsync(state, folder["tmp"], killAfter: moment);
            var rerun = await Child.SampleAsync(state, folder["tmp"]);

            TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: killed after {moment.TotalMilliseconds:F0} ms of {undisturbed.Elapsed.TotalMilliseconds:F0}, exit code {first.ExitCode}");
            killed += first.ExitCode == Child.Killed ? 1 : 0;
            committedByRerun += rerun.Output.Contains("snapshots committed", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(rerun.ExitCode == 0, $"killed after {moment}: {rerun.Errors}{rerun.Output}");
            Assert.Equal(6, (await LakeTables.SnapshotIdsAsync(state)).Count);
            var actual = await ContentAsync(state);
            Assert.Equal(expected.Keys, actual.Keys);
            Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key]));
            Directory.Delete(state, recursive: true);
        }

        Assert.True(killed >= 5, $"{killed} kills came before the end");
        Assert.True(committedByRerun > 0, "no kill came before the last commit");
    }

    // For each jurisdiction the sorted rows, personal data opened by the vault: a token that the vault does not know shows as a gap.
    private static async Task<SortedDictionary<string, IReadOnlyList<string>>> ContentAsync(string state)
    {
        var content = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await using var tokens = new EmbeddedTokens(Path.Combine(state, "vaults"), Path.Combine(state, "keys"), TimeProvider.System);
        foreach (var jurisdiction in LakeTables.Jurisdictions)
        {
            var rows = await Duck.RowsAsync($"SELECT {Columns} FROM {await LakeTables.FilesAsync(LakeTables.Lake(state, jurisdiction))} ORDER BY 1");
            var space = await tokens.OpenAsync(Jurisdiction.Parse(jurisdiction), "retail", TestContext.Current.CancellationToken);
            for (var column = 0; column < Kinds.Length; column++)
            {
                var holders = rows.Where(row => row[column + 1] is not null).ToList();
                var values = new string?[holders.Count];
                TokenCell[] cells = [.. holders.Select(row => new TokenCell(row[column + 1]!, space.SubjectOf(row[0]!)))];
                var missing = await space.DetokeniseAsync(Kinds[column], cells, values, TestContext.Current.CancellationToken);
                Assert.True(missing == 0, $"{missing} tokens of {jurisdiction} cannot be opened");
                for (var i = 0; i < holders.Count; i++)
                {
                    holders[i][column + 1] = values[i];
                }
            }

            content.Add(jurisdiction, [.. rows.Select(row => string.Join('|', row))]);
        }

        return content;
    }
}
