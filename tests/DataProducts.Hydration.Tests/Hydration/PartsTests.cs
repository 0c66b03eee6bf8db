using System.Security.Cryptography;
using System.Text;
using DataProducts.Hydration.Crash;
using DataProducts.Lake.Storage;

namespace DataProducts.Hydration.Tests;

/// <summary>A hydration that is divided makes what a single run makes.</summary>
public sealed class PartsTests
{
    private const int Rows = 600;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(50)]
    [InlineData(10_000)]
    public async Task WorkedInParts_IsWhatASingleRunMakes(int rowsPerPart)
    {
        await using var bank = new Bank();
        var source = Source();
        var parts = await PartsAsync(bank);
        var plan = await parts.PlanAsync(source, rowsPerPart, cancellationToken: Ct);
        foreach (var part in plan.Parts.Reverse())
        {
            Assert.False((await parts.WorkAsync(source, plan.Name, part.Number, cancellationToken: Ct)).AlreadyWorked);
        }

        var report = await parts.CommitAsync(source, plan.Name, cancellationToken: Ct);

        await SameAsSingleAsync(bank, report);
        Assert.True((await bank.HydrateAsync(source)).AlreadyHydrated);
        Assert.True((await parts.CommitAsync(source, plan.Name, cancellationToken: Ct)).AlreadyHydrated);
        Assert.True((await parts.PlanAsync(source, rowsPerPart, cancellationToken: Ct)).AlreadyHydrated);
        Assert.DoesNotContain(Files(bank), file => file.EndsWith(".part.json", StringComparison.Ordinal) || file.EndsWith(".bin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoAttemptsAtAPart_CountOnce_AndLeaveNothing()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        var before = Files(bank).Count;

        Assert.True((await parts.WorkAsync(source, plan.Name, 3, cancellationToken: Ct)).AlreadyWorked);

        Assert.Equal(before, Files(bank).Count);
        await SameAsSingleAsync(bank, await parts.CommitAsync(source, plan.Name, cancellationToken: Ct));
    }

    [Fact]
    public async Task MissingPart_IsNotCommitted()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        foreach (var part in plan.Parts.Skip(1))
        {
            await parts.WorkAsync(source, plan.Name, part.Number, cancellationToken: Ct);
        }

        var refusal = await Assert.ThrowsAsync<DataProductException>(() => parts.CommitAsync(source, plan.Name, cancellationToken: Ct));

        Assert.Equal("DP1191", refusal.Id);
        Assert.Empty(await bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task TooManyBadRows_AreNotCommitted_UnlessTheLimitIsRaised()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        var strict = await PartsAsync(bank, limit: new() { Rows = 0 });

        var refusal = await Assert.ThrowsAsync<QuarantineLimitException>(() => strict.CommitAsync(source, plan.Name, cancellationToken: Ct));

        Assert.Equal(Rows + (Rows / 2), refusal.RowsRead);
        Assert.Empty(await bank.PublishedRowsAsync());
        await SameAsSingleAsync(bank, await parts.CommitAsync(source, plan.Name, cancellationToken: Ct));
    }

    [Fact]
    public async Task OtherWaysOfWriting_AreRefused()
    {
        await using var bank = new Bank();
        var parts = await PartsAsync(bank);

        var refusal = await Assert.ThrowsAsync<DataProductException>(
            () => parts.PlanAsync(Source().WriteAs(PortWrite.Upsert()), 100, cancellationToken: Ct));

        Assert.Equal("DP1197", refusal.Id);
    }

    [Fact]
    public async Task FilesThatWereSwept_AreWorkedAgain()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        foreach (var file in Files(bank).Where(file => file.Contains("-p000002-", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        await SameAsSingleAsync(bank, await parts.CommitAsync(source, plan.Name, cancellationToken: Ct));
    }

    [Fact]
    public async Task SubjectErasedAfterItsPart_IsKeptOut()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        await bank.Platform.EraseAsync(Jurisdiction.Parse("EU"), "c9");

        var report = await parts.CommitAsync(source, plan.Name, cancellationToken: Ct);

        await using var single = new Bank();
        await single.Platform.OpenAsync();
        await single.Platform.EraseAsync(Jurisdiction.Parse("EU"), "c9");
        var expected = await single.HydrateAsync(source);
        Assert.Contains(expected.Problems, problem => problem.Key.Rule == RowRule.SubjectErased);
        await SameAsync(single, expected, bank, report);
    }

    [Fact]
    public async Task AnotherBatchSincePlanned_IsRefused()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        await bank.HydrateAsync(Customers.Of(Customers.Rows(20, from: 5_000)));

        var refusal = await Assert.ThrowsAsync<DataProductException>(() => parts.CommitAsync(source, plan.Name, cancellationToken: Ct));

        Assert.Equal("DP1193", refusal.Id);
    }

    [Fact]
    public async Task CommitStoppedBetweenTables_IsCompletedByASingleRunToo()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => parts.CommitAsync(source, plan.Name, new ThrowOn(HydrationPhase.Committing, 3), Ct));

        var report = await bank.HydrateAsync(source);

        Assert.Equal(plan.Batch, report.Batch);
        await SameAsSingleAsync(bank, report);
    }

    [Fact]
    public async Task FailedCheck_ShowsNothing_AndCanBeCommittedLater()
    {
        await using var bank = new Bank();
        var source = Source();
        var refusing = await PartsAsync(bank, new Refusing());
        var plan = await refusing.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(refusing, source, plan);

        var refusal = await Assert.ThrowsAsync<DataProductException>(() => refusing.CommitAsync(source, plan.Name, cancellationToken: Ct));

        Assert.Equal("DP1160", refusal.Id);
        Assert.Empty(await bank.PublishedRowsAsync());
        await SameAsSingleAsync(bank, await (await PartsAsync(bank)).CommitAsync(source, plan.Name, cancellationToken: Ct));
    }

    [Theory]
    [InlineData("plan.json", "DP1190")]
    [InlineData("000001-r1.json", "DP1192")]
    [InlineData(".bin", "DP1192")]
    [InlineData(".part.json", "DP1580")]
    public async Task ChangedByHand_IsRefused(string file, string id)
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);
        var path = Files(bank).Order(StringComparer.Ordinal).First(path => path.EndsWith(file, StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(path);
        var rows = Encoding.Latin1.GetString(bytes).IndexOf("\"rows\":", StringComparison.Ordinal);
        bytes[rows < 0 ? bytes.Length / 2 : rows + 7] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refusal = await Assert.ThrowsAnyAsync<DataProductException>(() => parts.CommitAsync(source, plan.Name, cancellationToken: Ct));

        Assert.Equal(id, refusal.Id);
        Assert.Empty(await bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task WorkFolder_HoldsNoValueOfARow()
    {
        await using var bank = new Bank();
        var (source, parts) = (Source(), await PartsAsync(bank));
        var plan = await parts.PlanAsync(source, 100, cancellationToken: Ct);
        await WorkAsync(parts, source, plan);

        var text = string.Concat(Directory.EnumerateFiles(Path.Combine(bank.Folder, "parts"), "*", SearchOption.AllDirectories)
            .Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path))));
        foreach (var value in (string[])["Long Street", "@mail", "City ", "555-0118", .. Unkeyed("c9"), .. Unkeyed("c17")])
        {
            Assert.DoesNotContain(value, text, StringComparison.Ordinal);
        }
    }

    // A key that can be guessed is found by a hash without a key too.
    private static string[] Unkeyed(string key) =>
    [
        Encoding.Latin1.GetString(BitConverter.GetBytes(KeyHash.Of(key))),
        Encoding.Latin1.GetString(SHA256.HashData(Encoding.UTF8.GetBytes(key))[..8]),
        Encoding.Latin1.GetString(SHA256.HashData(Encoding.Unicode.GetBytes(key))[..8]),
    ];

    internal static async Task SameAsync(Bank expected, HydrationReport single, Bank bank, HydrationReport report)
    {
        Assert.Equal(single.Batch, report.Batch);
        Assert.Equal(single.RowsRead, report.RowsRead);
        Assert.Equal(single.RowsQuarantined, report.RowsQuarantined);
        Assert.Equal(single.RowsWritten, report.RowsWritten);
        Assert.Equal(single.Present, report.Present);
        Assert.Equal(single.Problems.OrderBy(pair => pair.Key.ToString()), report.Problems.OrderBy(pair => pair.Key.ToString()));
        var (rows, quarantine) = await Same.ContentAsync(expected);
        var (ownRows, ownQuarantine) = await Same.ContentAsync(bank);
        Assert.Equal(rows, ownRows);
        Assert.Equal(quarantine, ownQuarantine);
        foreach (var jurisdiction in single.RowsWritten.Keys)
        {
            Assert.Equal(await SummaryAsync(expected, jurisdiction), await SummaryAsync(bank, jurisdiction));
        }
    }

    private static async Task SameAsSingleAsync(Bank bank, HydrationReport report)
    {
        await using var single = new Bank();
        await SameAsync(single, await single.HydrateAsync(Source()), bank, report);
    }

    private static async Task<List<KeyValuePair<string, string>>> SummaryAsync(Bank bank, Jurisdiction jurisdiction)
    {
        var table = await bank.TableAsync(jurisdiction);
        var summary = await table.SummaryAsync(table.CurrentSnapshotId!.Value, Ct);
        return [.. summary.Where(pair => pair.Key.StartsWith("dp.", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private static async Task WorkAsync(HydrationParts<Customer> parts, HydrationSource source, PartsPlan plan)
    {
        foreach (var part in plan.Parts)
        {
            await parts.WorkAsync(source, plan.Name, part.Number, cancellationToken: Ct);
        }
    }

    private static async Task<HydrationParts<Customer>> PartsAsync(Bank bank, IBatchCheck? check = null, QuarantineLimit? limit = null) => new(
        await bank.Platform.OpenAsync() with { Check = check }, new LocalObjectStore(bank.Folder), Path.Combine(bank.Folder, "parts"))
    {
        Limit = limit ?? QuarantineLimit.Default,
    };

    private static List<string> Files(Bank bank) => [.. Directory.EnumerateFiles(bank.Folder, "*", SearchOption.AllDirectories)];

    // Two files, so that rows are numbered over both; every 65th row has the key of the second one, in whatever part it is.
    private static CsvSource Source() => Customers.Of(Customers.Rows(Rows)).And(Customers.Of(Customers.Rows(Rows / 2, from: Rows - 50), "more.csv"));

    private sealed class Refusing : IBatchCheck
    {
        public ValueTask<IReadOnlyList<string>> CheckAsync(StagedTable staged, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<string>>(["too few rows"]);
    }

    private sealed class ThrowOn(HydrationPhase phase, int which) : IProgress<HydrationProgress>
    {
        private int _seen;

        public void Report(HydrationProgress value)
        {
            if (value.Phase == phase && ++_seen == which)
            {
                throw new InvalidOperationException("stopped here");
            }
        }
    }
}
