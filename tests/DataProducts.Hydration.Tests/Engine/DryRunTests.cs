namespace DataProducts.Hydration.Tests;

/// <summary>A dry run says what a run would do, and does none of it.</summary>
public sealed class DryRunTests : IAsyncDisposable
{
    private static readonly HydrationOptions Dry = new() { DryRun = true };

    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task EmptyPlatform_StaysEmpty()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Rows(600)), Dry);

        Assert.True(report.DryRun);
        Assert.Equal((600L, false, 0), (report.RowsRead, report.Published, report.Committed));
        Assert.Empty(_bank.Footprint());
        Assert.Empty(_bank.Platform.Audit.Lines);
        Assert.Empty(_bank.Platform.Facts.All);
    }

    [Fact]
    public async Task Counts_AreThoseOfTheRunThatFollows()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Rows(300)));
        var source = Customers.Of(Customers.Rows(9000, from: 200), "tuesday.csv");
        var before = _bank.Footprint();

        var dry = await _bank.HydrateAsync(source, Dry);
        Assert.Equal(before, _bank.Footprint());
        var real = await _bank.HydrateAsync(source);

        Assert.Equal(real.Batch, dry.Batch);
        Assert.Equal((real.RowsRead, real.RowsQuarantined), (dry.RowsRead, dry.RowsQuarantined));
        Assert.Equal(real.RowsWritten, dry.RowsWritten);
        Assert.Equal(real.Problems, dry.Problems);
        Assert.Equal(real.Present, dry.Present);
        Assert.Equal(real.Tokens, dry.Tokens);
        Assert.True(real.Tokens[Jurisdiction.EU] > 3 * real.RowsWritten[Jurisdiction.EU]);
    }

    [Fact]
    public async Task BatchThatTheLimitWouldRefuse_IsCountedToItsEnd()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(i => Customers.Row(i, email: i % 2 == 0 ? "no-address" : null)));

        var report = await _bank.HydrateAsync(Customers.Of(rows), Dry with { Limit = new() { Rows = 3 } });

        Assert.Equal((20L, 10L), (report.RowsRead, report.RowsQuarantined));
        Assert.Contains("10 of 20 rows", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchInTheLake_IsSaidToBe()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Rows(50)));

        var report = await _bank.HydrateAsync(Customers.Of(Customers.Rows(50)), Dry);

        Assert.True(report.AlreadyHydrated);
        Assert.Null(report.Refusal);
    }

    [Fact]
    public async Task Plan_TellsPartsColumnsTablesAndTokens()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var source = Customers.Of(Customers.Row(2) + Customers.Row(3, "US"), "a.csv").And(Customers.Of(Customers.Row(4), "b.csv"));
        var before = _bank.Footprint();

        var plan = await _bank.PlanAsync(source);

        Assert.Equal(before, _bank.Footprint());
        Assert.Equal(["a.csv", "b.csv"], plan.Parts.Select(part => part.Name));
        Assert.All(plan.Parts, part => Assert.True(part.Bytes > Customers.Header.Length && part.Sha256.Length == 64));
        Assert.Equal(new PlannedColumn("email", false, "email", "string", TokenMode.Deterministic), plan.Columns[1]);
        Assert.Equal(new PlannedColumn("city", false, "city", "string", null), plan.Columns[5]);
        Assert.Equal(new PlannedTable(Jurisdiction.EU, true, false, 2, 8), plan.Tables.Single(table => table.Jurisdiction == Jurisdiction.EU));
        Assert.Equal(new PlannedTable(Jurisdiction.US, true, false, 1, 4), plan.Tables.Single(table => table.Jurisdiction == Jurisdiction.US));
        Assert.Equal(plan.Report.Batch, (await _bank.HydrateAsync(source)).Batch);
    }

    [Fact]
    public async Task PlanOfANewPlatform_MakesNoTable()
    {
        var plan = await _bank.PlanAsync(Customers.Of(Customers.Row(1)));

        Assert.All(plan.Tables, table => Assert.False(table.Exists || table.HasBatch));
        Assert.Empty(_bank.Footprint());
    }
}
