using DataProducts.TestKit;
using DataProducts.Tokens;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The sample is killed at random moments and run again: it ends where an undisturbed run ends.</summary>
public sealed class KillTests
{
    private const int Seed = 20261122;
    private const int Kills = 5;
    private const string Columns = "customer_id, email, phone, address_line, address_line2, card_number";

    private static readonly PiiKind[] Kinds =
        [PiiKind.EmailAddress, PiiKind.PhoneNumber, PiiKind.PostalAddress, PiiKind.PostalAddress, PiiKind.CardNumber];

    [Fact]
    public async Task Rerun_EndsAsIfNothingHadHappened()
    {
        using var folder = new TempFolder();
        var undisturbed = await Child.SampleAsync(folder["undisturbed"], folder["tmp"]);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.Errors);
        var expected = await ContentAsync(folder["undisturbed"]);
        var random = new Random(Seed);
        var whole = undisturbed.Elapsed;
        var (killed, committedByRerun) = (0, 0);

        for (var attempt = 0; killed < Kills && attempt < 3 * Kills; attempt++)
        {
            // One moment in each sixth of the run but the last, so that no stretch is left out.
            var moment = whole * ((killed + random.NextDouble()) / (Kills + 1));
            var state = folder[$"killed-{attempt}"];
            var first = await Child.SampleAsync(state, folder["tmp"], killAfter: moment);
            if (first.ExitCode != Child.Killed)
            {
                whole = first.Elapsed; // the machine was busier at the first run than it is now
                continue;
            }

            killed++;
            var files = Directory.Exists(state) ? Directory.GetFiles(state, "*", SearchOption.AllDirectories).Length : 0;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"seed {Seed}: killed after {moment.TotalSeconds:F2} s of {whole.TotalSeconds:F2} s, when there were {files} files");
            committedByRerun += await RerunAsync(state, folder["tmp"], expected) ? 1 : 0;
        }

        Assert.Equal(Kills, killed);
        Assert.True(committedByRerun > 0, "no kill came before the last commit");
    }

    // Says whether there was anything left to commit.
    private static async Task<bool> RerunAsync(string state, string temp, SortedDictionary<string, IReadOnlyList<string>> expected)
    {
        var rerun = await Child.SampleAsync(state, temp);
        Assert.True(rerun.ExitCode == 0, rerun.Errors + rerun.Output); // 1 if the audit log did not verify
        Assert.Equal(6, (await LakeTables.SnapshotIdsAsync(state)).Count);
        var actual = await ContentAsync(state);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key]));
        return rerun.Output.Contains("snapshots committed", StringComparison.Ordinal);
    }

    // For each jurisdiction the sorted rows, personal data opened by the vault: a token that the vault does not know shows as a gap.
    private static async Task<SortedDictionary<string, IReadOnlyList<string>>> ContentAsync(string state)
    {
        var content = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var source = new LocalVaultSource(
            Path.Combine(state, "vaults"), Path.Combine(state, "keys"), Path.Combine(state, "erasures"), TimeProvider.System);
        await using var tokens = new JurisdictionVaults(source, TimeProvider.System);
        foreach (var jurisdiction in LakeTables.Jurisdictions)
        {
            var files = await LakeTables.FilesAsync(LakeTables.Lake(state, jurisdiction));
            var rows = await Duck.RowsAsync($"SELECT {Columns} FROM {files} ORDER BY 1");
            var space = await tokens.OpenAsync(Jurisdiction.Parse(jurisdiction), "retail", TestContext.Current.CancellationToken);
            for (var column = 0; column < Kinds.Length; column++)
            {
                var holders = rows.Where(row => row[column + 1] is not null).ToList();
                var (opened, subjects) = (new OpenedCell[holders.Count], new SubjectRef[holders.Count]);
                await space.SubjectsAsync(holders.Select(row => row[0]!).ToArray(), subjects, TestContext.Current.CancellationToken);
                TokenCell[] cells = [.. holders.Select((row, i) => new TokenCell(row[column + 1]!, subjects[i]))];
                await space.DetokeniseAsync(Kinds[column], cells, opened, TestContext.Current.CancellationToken);
                Assert.All(opened, cell => Assert.Equal(OpenedState.Open, cell.State));
                for (var i = 0; i < holders.Count; i++)
                {
                    holders[i][column + 1] = opened[i].Value;
                }
            }

            content.Add(jurisdiction, [.. rows.Select(row => string.Join('|', row))]);
        }

        return content;
    }
}
