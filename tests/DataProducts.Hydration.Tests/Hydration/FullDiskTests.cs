using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>A disk that is full while a batch is written: the batch ends with an error that says so, what was published before stays, and the batch
/// goes in when there is room.</summary>
public sealed class FullDiskTests
{
    private const string Reason =
        "A process may not have a file system of its own here: 'unshare -Urm' and 'mount -t tmpfs' have to work (util-linux; root, or user namespaces).";

    private const int KilobytesMoreEachTime = 400;

    private static readonly byte[] First = Encoding.UTF8.GetBytes(Customers.Header + Customers.Rows(600));
    private static readonly byte[] Second = Encoding.UTF8.GetBytes(Customers.Header + Customers.Rows(2_000, from: 10_001));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BatchThatFillsTheDisk_LeavesWhatWasPublished_AndGoesInWhenThereIsRoom()
    {
        Assert.SkipUnless(await SmallDisk.CanBeAsync(Ct), Reason);
        await using var bank = new Bank();
        var (first, second) = (Beside(bank, "first.csv"), Beside(bank, "second.csv"));
        Directory.CreateDirectory(bank.Folder);
        await File.WriteAllBytesAsync(first, First, Ct);
        await File.WriteAllBytesAsync(second, Second, Ct);

        var tries = await SmallDisk.HydrateAsync(bank.Folder, KilobytesMoreEachTime, first, second, Beside(bank, "copies"), Ct);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Concat(tries));
        Assert.True(tries.Length > 3, string.Concat(tries));
        Assert.All(tries[..^1], said => Assert.Matches(@"^(DP\d{4}|own) .*\nended 1\n$", said));
        Assert.Contains(tries, said => said.StartsWith("DP1420", StringComparison.Ordinal)); // the vault
        Assert.Contains(tries, said => said.StartsWith("DP1509", StringComparison.Ordinal)); // the lake
        await FindUnharmedAsync(bank, tries.Length);
    }

    private static async Task FindUnharmedAsync(Bank bank, int tries)
    {
        Take(bank, 0);
        var before = await bank.PublishedRowsAsync();
        for (var failed = 1; failed < tries; failed++)
        {
            // All of the batch may be published where only what comes after it found no room.
            Take(bank, failed);
            var rows = await bank.PublishedRowsAsync();
            Assert.True(rows.SequenceEqual(before) || rows.Count == (await UndisturbedAsync()).Rows.Count, $"after try {failed}: {rows.Count} rows");
        }

        Take(bank, tries);
        var (allRows, allQuarantine) = await Same.ContentAsync(bank);
        Assert.Equal((await UndisturbedAsync()).Rows, allRows);
        Assert.Equal((await UndisturbedAsync()).Quarantine, allQuarantine);
    }

    private static async Task<(List<string> Rows, List<string> Quarantine)> UndisturbedAsync()
    {
        await using var bank = new Bank();
        await bank.HydrateAsync(Customers.OfBytes(First, "first.csv"));
        await bank.HydrateAsync(Customers.OfBytes(Second, "second.csv"));
        return await Same.ContentAsync(bank);
    }

    // A table knows its own place, so each copy is read where the processes had it.
    private static void Take(Bank bank, int copy)
    {
        Directory.Delete(bank.Folder, recursive: true);
        Directory.Move(Path.Combine(Beside(bank, "copies"), $"{copy}"), bank.Folder);
    }

    private static string Beside(Bank bank, string name) => Path.Combine(Path.GetDirectoryName(bank.Folder)!, name);
}
