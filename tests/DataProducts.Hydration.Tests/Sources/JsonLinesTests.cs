using System.IO.Compression;
using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class JsonLinesTests
{
    private static readonly PortSchema Schema = ReadSource.Schema(
        ("id", new(LakeKind.String)), ("size", new(LakeKind.Decimal, 38, 10)), ("tags?", LakeType.List(new LakeType(LakeKind.String))));

    [Fact]
    public async Task Members_GoByNameInAnyOrder() => Assert.Equal(
        ["1: a|1|", "2: b|2|[]", "3: c||"],
        await RowsAsync("""
            {"id":"a","size":1}
            {"tags":[],"size":2,"id":"b"}
            {"id":"c"}
            """));

    [Fact]
    public async Task Number_KeepsItsDigits() => Assert.Equal(
        ["1: 17|12345678901234567890.12345678901234567890|", "2: x|1.50e3|", "3: x|-0.10|"],
        await RowsAsync("""
            {"id":17,"size":12345678901234567890.12345678901234567890}
            {"id":"x","size":1.50e3}
            {"id":"x","size":-0.10}
            """));

    [Fact]
    public async Task Text_IsUnescaped() => Assert.Equal(
        ["1: a\"\n\u00e9\U0001F600/|true|", "2: ||", "3: ||"],
        await RowsAsync("{\"\\u0069d\":\"a\\\"\\n\\u00e9\\ud83d\\ude00\\/\",\"size\":true}\n{\"id\":null}\n{\"id\":\"\"}"));

    [Fact]
    public async Task NestedValue_IsItsText() => Assert.Equal(
        ["1: a||[ \"x\", {\"y\" : 1e0} ]", "2: type id", "3: a||x"],
        await RowsAsync("""
            {"id":"a","tags":[ "x", {"y" : 1e0} ]}
            {"id":{"a":1}}
            {"id":"a","tags":"x"}
            """));

    [Theory]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "member-duplicate")]
    [InlineData("{\"id\":\"a\",\"\\u0069\\u0064\":\"b\"}", "member-duplicate")]
    [InlineData("[1]", "malformed")]
    [InlineData("1", "malformed")]
    [InlineData("{\"id\":\"a\"} {}", "malformed")]
    [InlineData("{\"id\":\"a\"", "malformed")]
    [InlineData("{\"id\":'a'}", "malformed")]
    [InlineData("{\"id\":01}", "malformed")]
    [InlineData("{\"id\":NaN}", "malformed")]
    [InlineData("{\"id\":\"a\",}", "malformed")]
    [InlineData("{\"id\":\"a\"}//", "malformed")]
    [InlineData("{\"id\":\"\\ud800\"}", "encoding")]
    [InlineData("{\"\\udc00\":1}", "encoding")]
    public async Task BadLine_IsAFaultOfThatLineOnly(string line, string rule) => Assert.Equal(
        ["1: a||", $"2: {rule}", "3: b||"], await RowsAsync($"{{\"id\":\"a\"}}\n{line}\n{{\"id\":\"b\"}}"));

    [Fact]
    public async Task BadBytes_AreAFaultOfExactlyThatLine()
    {
        byte[][] bad = [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF]];
        foreach (var bytes in bad)
        {
            byte[] text = [.. "{\"id\":\"a\"}\n{\"id\":\""u8, .. bytes, .. "\"}\n{\"id\":\"\U0001F600\"}"u8];
            Assert.Equal(["1: a||", "2: encoding", "3: \U0001F600||"], await ReadSource.RowsAsync(Of(text), Schema));
        }
    }

    [Fact]
    public async Task Depth_IsReadUpToTheLimitAndAFaultBeyond()
    {
        string Nested(int depth) => "{\"id\":\"a\",\"tags\":" + new string('[', depth) + new string(']', depth) + "}\n";
        var rows = await RowsAsync(Nested(63) + Nested(64) + Nested(5000));
        Assert.StartsWith("1: a||[[", rows[0], StringComparison.Ordinal);
        Assert.Equal(["2: malformed", "3: malformed"], rows[1..]);
    }

    [Fact]
    public async Task LongLine_IsAFaultAndTheNextIsRead()
    {
        foreach (var length in new[] { 4096, 4097, 4098, 70_000, 200_000 })
        {
            var line = "{\"id\":\"" + new string('x', length - 9) + "\"}";
            var rows = await ReadSource.RowsAsync(Of($"{line}\r\n{{\"id\":\"b\"}}\n{line}").LimitLine(4096), Schema);
            Assert.Equal(length <= 4096 ? 'x' : 'r', rows[0][3]);
            Assert.Equal("2: b||", rows[1]);
            Assert.Equal(rows[0][3..], rows[2][3..]);
        }
    }

    [Fact]
    public async Task DifferentLongLines_StayDifferentForTheDigest()
    {
        string Line(char letter) => "{\"id\":\"" + new string(letter, 9000) + "\"}\n";
        Assert.NotEqual(await ReadCsv.RawAsync(Of(Line('x')).LimitLine(4096), 1), await ReadCsv.RawAsync(Of(Line('y')).LimitLine(4096), 1));
    }

    [Theory]
    [InlineData("\uFEFF{\"id\":\"a\"}\r\n\r\n  \t\r\n{\"id\":\"b\"}\r\n")]
    [InlineData("\n\n{\"id\":\"a\"}\n{\"id\":\"b\"}")]
    [InlineData("  {\"id\":\"a\"}  \n\t{\"id\":\"b\"}\n\n\n")]
    public async Task MarkEmptyLinesAndLineEnds_DoNotMatter(string text) => Assert.Equal(["1: a||", "2: b||"], await RowsAsync(text));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n \n")]
    public async Task EmptyFile_HasNoRows(string text) => Assert.Empty(await RowsAsync(text));

    [Fact]
    public async Task UnknownMember_IsRefusedUnlessIgnored()
    {
        var text = "{\"id\":\"a\",\"size\":1}\n{\"id\":\"a\",\"size\":1,\"colour\":{\"of\":[1]}}";
        var failure = await ReadSource.FailureAsync(Of(text), Schema);

        Assert.Equal("DP1102", failure.Id);
        Assert.Contains("'colour'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Row 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["1: a|1|", "2: a|1|"], await ReadSource.RowsAsync(Of(text).Ignore("colour", "absent"), Schema));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"size\":1,\"ada@example.org\":5}")]
    [InlineData("{\"id\":\"a\",\"ada\":5}")]
    public async Task UnknownMemberThatMayBeAValue_IsToldByPlace(string text)
    {
        var failure = await ReadSource.FailureAsync(Of(text), Schema);

        Assert.Equal("DP1102", failure.Id);
        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
        Assert.Contains("member", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n \"id\": \"a\"\n}")]
    [InlineData("[\n {\"id\":\"a\"}\n]")]
    public async Task JsonOverSeveralLines_IsRefused(string text) => Assert.Equal("DP1112", (await ReadSource.FailureAsync(Of(text), Schema)).Id);

    [Fact]
    public async Task Utf16_IsRefused()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"id\":\"a\"}")];
        Assert.Equal("DP1111", (await ReadSource.FailureAsync(Of(bytes), Schema)).Id);
    }

    [Fact]
    public async Task Gzip_GivesTheSameRowsAsPlain_AndCutOffIsAnError()
    {
        var text = string.Concat(Enumerable.Range(1, 500).Select(i => $"{{\"id\":\"{i * 7919 % 1000}\"}}\n"));
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        Assert.Equal(await RowsAsync(text), await ReadSource.RowsAsync(Of(target.ToArray()), Schema));
        Assert.Equal("DP1100", (await ReadSource.FailureAsync(Of(target.ToArray()[..^9]), Schema)).Id);
    }

    [Fact]
    public async Task ContentThatChanges_IsAnError()
    {
        var opened = 0;
        var source = JsonLinesSource.Stream("things.jsonl", _ =>
            ValueTask.FromResult<Stream>(new MemoryStream(opened++ == 0 ? "{\"id\":\"a\"}"u8.ToArray() : "{\"id\":\"b\"}"u8.ToArray())));
        Assert.Equal("DP1107", (await ReadSource.FailureAsync(source, Schema)).Id);
    }

    private static Task<List<string>> RowsAsync(string text) => ReadSource.RowsAsync(Of(text), Schema);

    private static JsonLinesSource Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    private static JsonLinesSource Of(byte[] bytes) =>
        JsonLinesSource.Stream("things.jsonl", _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)));
}
