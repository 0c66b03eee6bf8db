using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class CsvRecordTests
{
    [Fact]
    public async Task QuotesNewlinesAndEmptyLines_AreRead() => Assert.Equal(
        ["1: 1|a,b|two\r\nlines", "2: 2|say \"x\"|and \"y\"", "3: #3||"],
        await ReadCsv.RowsAsync(ReadCsv.Of("id,name,note\r\n1,\"a,b\",\"two\r\nlines\"\r\n\r\n2,\"say \"\"x\"\"\",\"and \"\"y\"\"\"\r\n#3,,\r\n\r\n")));

    [Fact]
    public async Task EscapedFields_StayValidTogether()
    {
        var stop = TestContext.Current.CancellationToken;
        var part = ReadCsv.Of("id,name\n\"a\"\"b\",\"c\"\"d\"\n").Parts[0];
        await using var reader = await part.OpenAsync(ReadCsv.Schema, await part.DigestAsync(null, stop), stop);
        await reader.ReadAsync(stop);

        var id = reader[0];
        var name = reader[1];

        Assert.Equal("a\"b", id);
        Assert.Equal("c\"d", name);
    }

    [Fact]
    public async Task ByteOrderMark_IsPassedOver() => Assert.Equal(["1: 1|x|"], await ReadCsv.RowsAsync(ReadCsv.Of("\uFEFFid,name\n1,x\n")));

    [Fact]
    public async Task TooFewAndTooManyFields_AreFaultsOfThoseRowsOnly() => Assert.Equal(
        ["1: 1|x|n", "2: field-count", "3: field-count", "4: 4|y|m"],
        await ReadCsv.RowsAsync(ReadCsv.Of("id,name,note\n1,x,n\n2,x\n3,x,n,more\n4,y,m\n")));

    [Fact]
    public async Task BadBytes_AreAFaultOfExactlyThatRow()
    {
        byte[][] bad = [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF], [0x80, 0x80, 0x80]];
        foreach (var bytes in bad)
        {
            byte[] text = [.. "id,name\n1,Zo\u00EB \U0010FFFF \uFFFF \uFFFD\n2,x"u8, .. bytes, .. "y\n3,\U0001F600\n"u8];
            Assert.Equal(["1: 1|Zo\u00EB \U0010FFFF \uFFFF \uFFFD|", "2: encoding", "3: 3|\U0001F600|"], await ReadCsv.RowsAsync(ReadCsv.Of(text)));
        }
    }

    [Fact]
    public async Task DifferentBadBytes_StayDifferentForTheDigest()
    {
        var one = await ReadCsv.RawAsync(ReadCsv.Of([.. "id,name\n1,x"u8, 0xFE]), 1);
        var other = await ReadCsv.RawAsync(ReadCsv.Of([.. "id,name\n1,x"u8, 0xFF]), 1);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task ShiftedFieldBorder_StaysDifferentForTheDigest() => Assert.NotEqual(
        await ReadCsv.RawAsync(ReadCsv.Of("id,name\nab,c"), 1), await ReadCsv.RawAsync(ReadCsv.Of("id,name\na,bc"), 1));

    [Theory]
    [InlineData("id,name\n1,x\n2,\"y\n3,z\n", "DP1105", "row 1")]
    [InlineData("id,name\n1,x\n2,y\n3,\"z", "DP1105", "row 2")]
    [InlineData("id,name\n1,\"x\"y\n2,z\n", "DP1105", "row 0")]
    public async Task QuoteThatIsNotClosed_IsAnError(string text, string id, string where)
    {
        var failure = await ReadCsv.FailureAsync(ReadCsv.Of(text));
        Assert.Equal(id, failure.Id);
        Assert.Contains(where, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HugeField_IsReadUpToTheLimitAndRefusedBeyond()
    {
        var text = $"id,name\n1,{new string('x', 500_000)}\n2,y\n";
        Assert.Equal(2, (await ReadCsv.RowsAsync(ReadCsv.Of(text))).Count);
        Assert.Equal("DP1106", (await ReadCsv.FailureAsync(ReadCsv.Of(text).LimitRecord(100_000))).Id);
    }

    [Fact]
    public async Task ContentThatChanges_IsAnError()
    {
        var opened = 0;
        var source = CsvSource.Stream("things.csv", _ =>
            ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(opened++ == 0 ? "id,name\n1,x\n" : "id,name\n1,y\n"))));
        Assert.Equal("DP1107", (await ReadCsv.FailureAsync(source)).Id);
    }

    [Fact]
    public async Task AbsentFile_IsAnError() =>
        Assert.Equal("DP1100", (await ReadCsv.FailureAsync(CsvSource.File("/nowhere/things.csv"))).Id);

    [Fact]
    public async Task Parts_AreJoinedWithTheirOwnRowNumbers()
    {
        var source = ReadCsv.Of("id,name\n1,x\n").And(ReadCsv.Of(Encoding.UTF8.GetBytes("name,id\ny,2\n"), "more.csv"));
        Assert.Equal(["1: 1|x|", "1: 2|y|"], await ReadCsv.RowsAsync(source));
        Assert.Equal(["things.csv", "more.csv"], source.PartNames);
    }

    [Fact]
    public void PartsOfOneName_AreRefused()
    {
        var failure = Assert.Throws<DataProductException>(() => ReadCsv.Of("id,name\n").And(ReadCsv.Of("id,name\n")));
        Assert.Equal("DP1109", failure.Id);
    }
}
