using System.Reflection;

namespace DataProducts.Generators.Tests;

/// <summary>Two majors of a product in one project: the old record is kept in a namespace and a folder of its own.</summary>
public class TwoMajorsTests
{
    private const string Old = """
        namespace Shop.V1;
        [DataProduct("shop.orders", Version = "1.4.2", Owner = "o@x.example", Description = "d", Jurisdiction = "CH")]
        public sealed partial record Order { [Key] public required string Id { get; init; } public Status? Status { get; init; } }
        public enum Status { Open }
        """;

    private const string New = """
        namespace Shop;
        [DataProduct("shop.orders", Version = "2.0.0", Owner = "o@x.example", Description = "d", Jurisdiction = "CH")]
        public sealed partial record Order { [Key] public required long Id { get; init; } public Status? Status { get; init; } }
        public enum Status { Open, Closed }
        [DataProductPort(typeof(Order), "lines")]
        public sealed partial record Line { [Key] public required long Id { get; init; } }
        """;

    private static readonly Assembly Team = TeamAssembly.Load(GeneratorRun.Of(Old, New));

    [Fact]
    public void Manifests_AreBothInTheAssembly()
    {
        var manifests = Team.GetCustomAttributes<DataProductManifestAttribute>().Select(one => (one.Id, Contracts.ManifestReader.Parse(one.Manifest).Version, one.Manifest)).ToArray();

        Assert.Equal([("shop.orders", "1.4.2"), ("shop.orders", "2.0.0")], manifests.Select(one => (one.Id, one.Version)).Order());
        Assert.Single(manifests, one => one.Manifest.Contains("\"lines\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shop.V1.Order", "1.4.2", "string")]
    [InlineData("Shop.Order", "2.0.0", "long")]
    public void Rows_HaveTheirOwnSchema(string type, string version, string key)
    {
        var row = RowDriver.Of(Team.GetType(type, throwOnError: true)!);

        Assert.Equal((version, key), (row.Schema.Version, row.Schema.Columns[0].Type.ToString()));
        Assert.Equal(version == "2.0.0" ? [] : [new RowProblem(RowRule.Value, "status")], Problems(row));
    }

    [Fact]
    public void Files_HaveNamesOfTheirOwn() =>
        Assert.Equal(3, GeneratorRun.Of(Old, New).Files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static IReadOnlyList<RowProblem> Problems(RowDriver row)
    {
        var problems = new RowProblems();
        row.Read(new Dictionary<string, string> { ["id"] = "1", ["status"] = "Closed" }, problems);
        return problems.All;
    }
}
