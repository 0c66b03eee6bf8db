namespace DataProducts.Generators.Tests.Nested;

/// <summary>Several fields of a nested record that may be missing, each of a type that its buffer does not take as it is.</summary>
public class NullableFieldsTests
{
    private const string Record = """
        namespace N;
        public sealed record Stay(DateOnly? From, DateOnly? Until, TimeOnly? At, [property: Precision(5, 2)] decimal? Paid, byte[]? Seal, DateTime? Left);
        [DataProduct("a.b", Owner = "o@x.example", Description = "d", Jurisdiction = "CH")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public Stay? Stay { get; init; }
        }
        """;

    [Theory]
    [InlineData("""{"from":"1970-01-02","paid":1.5}""", "(from: 1, until: null, at: null, paid: 150, seal: null, left: null)")]
    [InlineData("""{"until":"1970-01-03","seal":"AP8=","left":"1970-01-01T00:00:00Z"}""", "(from: null, until: 2, at: null, paid: null, seal: 00FF, left: 0)")]
    public void MissingAndPresent_AreWrittenEachByItself(string text, string expected)
    {
        var driver = TeamAssembly.Driver(Record, "N.R");
        using var batch = new ColumnBatch(driver.Schema.Columns);

        driver.Write([driver.ReadGood(new Dictionary<string, string> { ["id"] = "1", ["stay"] = text })], new TokenColumns(0, 1), batch, 0);

        Assert.Equal([expected], Buffers.Rows(batch[1], driver.Schema.Columns[1].Type));
    }
}
