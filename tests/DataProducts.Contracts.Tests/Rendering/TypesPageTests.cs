using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class TypesPageTests
{
    [Fact]
    public void Page_SaysWhatTheRenderersDo()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "types.md"));
        var rows = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        Assert.Equal(13, rows.Count);
        Assert.All(rows, row => Assert.Equal(row, RowOf(row[3..row.IndexOf('`', 3)])));
    }

    private static string RowOf(string name)
    {
        Assert.True(LakeTypeReader.TryParse(name, out var type), name);
        var odcs = OdcsType.Of(type);
        var options = odcs.Options?.Members.Select(option => Code($"{option.Key}: {((YamlScalar)option.Value).Written}"));
        return $"| {Code(name)} | {Code(odcs.Logical)} | {(options is null ? "–" : string.Join(", ", options))} | "
            + $"{(CedarTypes.Of(type) is { } cedar ? Code(cedar) : "–")} | {Code(DuckDbType.Of(type))} | "
            + $"{Code(AthenaType.Of(type))} | {Code(SnowflakeType.Of(type))} | {Code(GraphQlType.Of(type))} | "
            + $"{Code(GlueType.Of(type))} |";
    }

    private static string Code(string text) => $"`{text}`";
}
