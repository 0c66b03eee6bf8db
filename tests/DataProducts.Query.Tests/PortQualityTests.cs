using DataProducts.Contracts;
using DataProducts.Lake;
using DataProducts.Lake.Tests.Support;
using DataProducts.Query.Tests.Governed;
using DataProducts.TestKit;

namespace DataProducts.Query.Tests;

/// <summary>A port's own rules about its rows, asked of one table.</summary>
public sealed class PortQualityTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, double, string?> Rules => new()
    {
        { "select count(*) from {port} where weight < 0", 0, null },
        { "select count(*) from {port}", 4, null },
        { "select avg(weight) from {port}", 2.5, null },
        { "select count(*) > 3 from {port}", 1, null },
        { "select count(*) from {port} where weight > 3", 0, "its query's answer is not 0" },
        { "select max(weight) from {port} where weight > 99", 0, "its query does not answer with one number" },
        { "select weight from {port}", 0, "its query does not answer with one number" },
        { "select count(*), 1 from {port}", 0, "its query does not answer with one number" },
        { "select min(label) from {port}", 0, "its query does not answer with one number" },
        { "select count(*) from other.product", 0, "its query cannot be run (DP1810)" },
        { "delete from {port}", 0, "its query cannot be run (DP1803)" },
        { "select count(*) from read_parquet('/etc/passwd')", 0, "its query cannot be run (DP1805)" },
        { "select cast(label as int) from {port}", 0, "its query cannot be run (DP1850)" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Rule_IsAskedOfTheTable(string sql, double mustBe, string? problem)
    {
        var findings = await QualityOf(new QualityRule("rule", sql, (decimal)mustBe)).CheckAsync(
            Jurisdiction.EU, await TableAsync([1, 2, 3, 4]), TestContext.Current.CancellationToken);

        if (problem is null)
        {
            Assert.Empty(findings);
        }
        else
        {
            Assert.Equal($"quality rule 'rule' in EU: {problem}", Assert.Single(findings));
        }
    }

    [Fact]
    public async Task Findings_ShowNoValueOfARow()
    {
        var findings = await QualityOf(new QualityRule("leak", "select cast(label as int) from {port}", 0)).CheckAsync(
            Jurisdiction.EU, await TableAsync([1]), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("secret", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TableWithoutRows_IsNotAsked() =>
        Assert.Empty(await QualityOf(new QualityRule("rule", "select avg(weight) from {port}", 5)).CheckAsync(
            Jurisdiction.EU, await TableAsync([]), TestContext.Current.CancellationToken));

    // The engine would miss values of files that it cannot read by field ids, and apply no delete of a table on S3.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TableThatCannotBeRead_IsNotAsked(bool deletes)
    {
        var table = await TableAsync([1, 2, 3, 4]);
        var changed = deletes
            ? table with { Files = [.. table.Files.Select(file => file with { Deletes = [new DeleteFile("s3://lake/deletes.parquet", [], 1, 400)] })] }
            : table with { MayLackFieldIds = true };
        var quality = QualityOf(new QualityRule("rule", "select count(*) from {port}", 4));

        Assert.Empty(await quality.CheckAsync(Jurisdiction.EU, table, TestContext.Current.CancellationToken));
        Assert.Contains("(DP1816)", Assert.Single(await quality.CheckAsync(Jurisdiction.EU, changed, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2.5)]
    [InlineData(4, 5)] // no row is left: an average of none is no number
    public async Task RowsThatAnotherEngineDeleted_DoNotCount(int deleted, double average)
    {
        using var table = new ForeignTable { Fields = """[{"id":1,"name":"weight","required":true,"type":"int"},{"id":2,"name":"label","required":true,"type":"string"}]""" };
        table.Add(table.Write("SELECT i::INTEGER AS weight, 'secret' AS label FROM range(1, 5) t(i)", "{weight: 1, label: 2}"), 1);
        table.DeleteKeys(2, deleted == 2 ? "SELECT 1::INTEGER AS weight UNION ALL SELECT 4" : "SELECT i::INTEGER AS weight FROM range(9) t(i)", "{weight: 1}", 1);
        var quality = QualityOf(new QualityRule("rule", "select avg(weight) from {port}", (decimal)average));

        Assert.Empty(await quality.CheckAsync(Jurisdiction.EU, await table.FilesAsync(), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private static PortQuality QualityOf(QualityRule rule)
    {
        var port = new PortManifest
        {
            Name = "parcels",
            Record = "Parcel",
            Key = [],
            Columns = [ColumnOf("weight", LakeKind.Int), ColumnOf("label", LakeKind.String)],
            ServiceLevels = [],
            Quality = [rule],
        };
        return new PortQuality("logistics.parcels", port, new GovernedDuckDb());
    }

    private static ColumnManifest ColumnOf(string name, LakeKind kind) => new() { Name = name, Property = name, Type = new(kind), Nullable = false };

    private async Task<SnapshotFiles> TableAsync(IReadOnlyList<int> weights)
    {
        LakeColumn[] columns = [new("weight", new(LakeKind.Int), false), new("label", new(LakeKind.String), false)];
        var table = await TableLake.Local(_folder["lake"], TimeProvider.System)
            .OpenOrCreateAsync(new TableId("eu", "parcels"), columns, cancellationToken: TestContext.Current.CancellationToken);
        await using var append = table.BeginAppend("b1");
        using var rows = new ColumnBatch(columns);
        foreach (var weight in weights)
        {
            rows.Fixed<int>(0).Append(weight);
            rows.Bytes(1).Append("secret");
        }

        await append.WriteAsync(rows, TestContext.Current.CancellationToken);
        var snapshot = await append.CommitAsync(new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        return await table.FilesAsync(snapshot, TestContext.Current.CancellationToken);
    }
}
