namespace DataProducts.Hydration.Tests;

public sealed class CsvHeaderTests
{
    [Fact]
    public async Task MissingColumn_IsNamed()
    {
        var failure = await ReadCsv.FailureAsync(ReadCsv.Of("id,note\n1,x\n"));

        Assert.Equal("DP1101", failure.Id);
        Assert.Contains("'name'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownColumn_IsNamed()
    {
        var failure = await ReadCsv.FailureAsync(ReadCsv.Of("id,name,colour\n1,x,y\n"));

        Assert.Equal("DP1102", failure.Id);
        Assert.Contains("'colour'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IgnoredColumn_IsPassedOver() =>
        Assert.Equal(["1: 1|x|"], await ReadCsv.RowsAsync(ReadCsv.Of("id,colour,name\n1,red,x\n").Ignore("colour", "absent")));

    [Fact]
    public async Task OrderOfColumns_DoesNotMatter() =>
        Assert.Equal(["1: 1|x|n"], await ReadCsv.RowsAsync(ReadCsv.Of("note,name,id\nn,x,1\n")));

    [Theory]
    [InlineData("id,name,id\n1,x,2\n")]
    [InlineData("id,name,spare,spare\n1,x,2,3\n")]
    public async Task RepeatedColumn_IsRefused(string text) =>
        Assert.Equal("DP1103", (await ReadCsv.FailureAsync(ReadCsv.Of(text).Ignore("spare"))).Id);

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    public async Task NoRow_IsRefused(string text) => Assert.Equal("DP1104", (await ReadCsv.FailureAsync(ReadCsv.Of(text))).Id);

    [Fact]
    public async Task Utf16_IsRefused()
    {
        var bytes = System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("id,name\n1,x\n")).ToArray();
        Assert.Equal("DP1104", (await ReadCsv.FailureAsync(ReadCsv.Of(bytes))).Id);
    }

    [Fact]
    public async Task FileWithoutHeader_ShowsNoValueOfItsFirstRow()
    {
        var failure = await ReadCsv.FailureAsync(ReadCsv.Of("17,ada@example.org,secret\n18,bob@example.org,secret\n"));

        Assert.Equal("DP1101", failure.Id);
        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownColumnThatIsNoName_IsToldByPlace()
    {
        var failure = await ReadCsv.FailureAsync(ReadCsv.Of("id,name,ada@example.org\n1,x,y\n"));

        Assert.Contains("column 3", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeaderOnly_HasNoRows() => Assert.Empty(await ReadCsv.RowsAsync(ReadCsv.Of("id,name")));
}
