namespace DataProducts.Generators.Tests;

/// <summary>Every type that a column can have, read from text, written into columns, and read back.</summary>
public class EveryTypeTests
{
    private static readonly RowDriver Everything = TeamAssembly.Driver(Records.Everything, "Team.Outer+Everything");

    private static readonly Dictionary<string, string> Full = new()
    {
        ["truth"] = "TRUE",
        ["whole"] = "-2147483648",
        ["big"] = "9223372036854775807",
        ["single"] = "1.5e3",
        ["twice"] = "-0.1",
        ["amount"] = "1234567890123456.7890",
        ["class"] = "naïve 😀",
        ["id"] = "00112233-4455-6677-8899-AABBCCDDEEFF",
        ["day"] = "0001-01-01",
        ["time"] = "1969-12-31T23:59:59.9999999+00:00",
        ["maybe_truth"] = "0",
        ["maybe_whole"] = "1",
        ["maybe_big"] = "2",
        ["maybe_single"] = "3",
        ["maybe_twice"] = "4",
        ["maybe_amount"] = "-5.0000000001",
        ["maybe_text"] = " ",
        ["maybe_id"] = "00000000-0000-0000-0000-000000000001",
        ["maybe_day"] = "9999-12-31",
        ["maybe_time"] = "2026-01-01 00:00:00+05:30",
    };

    [Fact]
    public void Values_ComeBackFromTheColumns()
    {
        var sparse = Full.Where(field => !field.Key.StartsWith("maybe", StringComparison.Ordinal)).ToDictionary();
        using var batch = new ColumnBatch(Everything.Schema.Columns);

        Everything.Write([Everything.ReadGood(Full), Everything.ReadGood(sparse)], new TokenColumns(0, 2), batch, 0);

        Assert.Equal([true, true], Columns.Values<bool>(batch, 0));
        Assert.Equal([int.MinValue, int.MinValue], Columns.Values<int>(batch, 1));
        Assert.Equal([long.MaxValue, long.MaxValue], Columns.Values<long>(batch, 2));
        Assert.Equal([1500f, 1500f], Columns.Values<float>(batch, 3));
        Assert.Equal([-0.1, -0.1], Columns.Values<double>(batch, 4));
        Assert.Equal([(Int128)12345678901234567890UL, (Int128)12345678901234567890UL], Columns.Values<Int128>(batch, 5));
        Assert.Equal(["naïve 😀", "naïve 😀"], Columns.Texts(batch, 6));
        Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), Columns.Values<Guid>(batch, 7)[0]);
        Assert.Equal([-719162, -719162], Columns.Values<int>(batch, 8));
        Assert.Equal([-1, -1], Columns.Values<long>(batch, 9));
        Assert.Equal([false, null], Columns.Values<bool>(batch, 10));
        Assert.Equal([1, null], Columns.Values<int>(batch, 11));
        Assert.Equal([2, null], Columns.Values<long>(batch, 12));
        Assert.Equal([3f, null], Columns.Values<float>(batch, 13));
        Assert.Equal([4d, null], Columns.Values<double>(batch, 14));
        Assert.Equal([(Int128)(-50000000001), null], Columns.Values<Int128>(batch, 15));
        Assert.Equal([" ", null], Columns.Texts(batch, 16));
        Assert.Equal([new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), null], Columns.Values<Guid>(batch, 17));
        Assert.Equal([2932896, null], Columns.Values<int>(batch, 18));
        Assert.Equal([1767205800000000, null], Columns.Values<long>(batch, 19));
        Assert.All(Enumerable.Range(0, 20), column => Assert.Equal(2, batch[column].Count));
    }

    [Fact]
    public void KeyOfSeveralParts_IsLengthPrefixed()
    {
        var row = Everything.ReadGood(Full);

        Assert.Equal(
            "4:true" + "11:-2147483648" + "19:9223372036854775807" + "20:12345678901234567890" + "8:naïve 😀"
            + "36:00112233-4455-6677-8899-aabbccddeeff" + "10:0001-01-01" + "2:-1",
            Everything.KeyOf(row));
        Assert.Equal(Everything.KeyOf(row), Everything.SubjectOf(row));
        Assert.Equal(Jurisdiction.CH, Everything.JurisdictionOf(row));
    }

    [Fact]
    public void EveryColumnWrong_IsAsManyProblems()
    {
        var problems = Everything.ReadBad(Full.Keys.ToDictionary(column => column, _ => "\ud800"));

        Assert.Equal(Full.Keys.Select(column => new RowProblem(RowRule.Type, column)), problems);
    }

    [Theory]
    [InlineData("whole", "1.0")]
    [InlineData("whole", "0x10")]
    [InlineData("whole", "1\0")]
    [InlineData("whole", "٣")]
    [InlineData("single", "1e39")]
    [InlineData("single", "NaN")]
    [InlineData("twice", "Infinity")]
    [InlineData("twice", "1e309")]
    [InlineData("amount", "12345678901234567")]
    [InlineData("amount", "1.00001")]
    [InlineData("maybe_amount", "35000000000000000000000000000")]
    [InlineData("maybe_amount", "1234567890123456789012345678.25")]
    [InlineData("id", "{00112233-4455-6677-8899-AABBCCDDEEFF}")]
    [InlineData("id", "0x112233-4455-6677-8899-AABBCCDDEEFF")]
    [InlineData("day", "2025-02-29")]
    [InlineData("day", "2025-1-1")]
    [InlineData("time", "2025-01-01T24:00:00Z")]
    [InlineData("time", "0001-01-01T00:00:00+14:00")]
    [InlineData("time", "2025-01-01T00:00:00.12345678Z")]
    public void HostileField_IsItsProblem(string column, string text)
    {
        var problems = Everything.ReadBad(new Dictionary<string, string>(Full) { [column] = text });

        Assert.Equal([new RowProblem(RowRule.Type, column)], problems);
    }
}
