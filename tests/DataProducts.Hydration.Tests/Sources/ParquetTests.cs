using ParquetSharp;

namespace DataProducts.Hydration.Tests;

public sealed class ParquetTests
{
    private static readonly LakeType Text = new(LakeKind.String);

    [Theory]
    [InlineData("true", LakeKind.Boolean, "true")]
    [InlineData("(-128)::tinyint", LakeKind.Int, "-128")]
    [InlineData("255::utinyint", LakeKind.Int, "255")]
    [InlineData("4294967295::uinteger", LakeKind.Long, "4294967295")]
    [InlineData("(-9223372036854775808)::bigint", LakeKind.Long, "-9223372036854775808")]
    [InlineData("18446744073709551615::ubigint", LakeKind.Decimal, "18446744073709551615")]
    [InlineData("1.5::float", LakeKind.Float, "1.5")]
    [InlineData("0.1::double", LakeKind.Double, "0.1")]
    [InlineData("0.1::double", LakeKind.Decimal, "0.1")]
    [InlineData("(-1.50)::decimal(9,2)", LakeKind.Decimal, "-1.50")]
    [InlineData("1234567890123456.78::decimal(18,2)", LakeKind.Decimal, "1234567890123456.78")]
    [InlineData("(-12345678901234567890123456.78)::decimal(38,2)", LakeKind.Decimal, "-12345678901234567890123456.78")]
    [InlineData("1::decimal(38,37)", LakeKind.Decimal, "1.0000000000000000000000000000")]
    [InlineData("'caf\u00e9 \U0001F600'", LakeKind.String, "caf\u00e9 \U0001F600")]
    [InlineData("17", LakeKind.String, "17")]
    [InlineData("date '2024-02-29'", LakeKind.Date, "2024-02-29")]
    [InlineData("date '0001-01-01'", LakeKind.Date, "0001-01-01")]
    [InlineData("time '23:59:59.999999'", LakeKind.Time, "23:59:59.999999")]
    [InlineData("timestamp '2024-02-29 12:00:00.000001'", LakeKind.TimestampTz, "2024-02-29T12:00:00.000001")]
    [InlineData("timestamptz '2024-02-29 12:00:00.5+02'", LakeKind.TimestampTz, "2024-02-29T10:00:00.5")]
    [InlineData("timestamp_ns '2024-02-29 12:00:00.0000001'", LakeKind.TimestampTz, "2024-02-29T12:00:00.0000001")]
    [InlineData("timestamp_ms '2024-02-29 12:00:00.001'", LakeKind.TimestampTz, "2024-02-29T12:00:00.001")]
    [InlineData("timestamp '1969-12-31 23:59:59.999999'", LakeKind.TimestampTz, "1969-12-31T23:59:59.999999")]
    [InlineData("uuid 'f79c3e09-677c-4bbd-a479-3f349cb785e7'", LakeKind.Uuid, "f79c3e09-677c-4bbd-a479-3f349cb785e7")]
    [InlineData("'\\x00\\xFF'::blob", LakeKind.Binary, "AP8=")]
    public async Task Value_IsReadExactly(string sql, LakeKind kind, string text)
    {
        var schema = ReadSource.Schema("v", kind);
        var rows = await ReadSource.RowsAsync(DuckParquet.Of(DuckParquet.Write($"select {sql} as v union all select null order by v nulls last")), schema);
        Assert.Equal([$"1: {text}", "2: "], rows);
    }

    [Theory]
    [InlineData("timestamp_ns '2024-02-29 12:00:00.000000001'", LakeKind.TimestampTz)]
    [InlineData("(date '9999-12-31' + 1)::date", LakeKind.Date)]
    [InlineData("timestamp '294246-01-01 00:00:00'", LakeKind.TimestampTz)]
    [InlineData("0.12345678901234567890123456789012345678::decimal(38,38)", LakeKind.Decimal)]
    [InlineData("99999999999999999999999999999999999999::decimal(38,0)", LakeKind.Decimal)]
    public async Task ValueThatDotNetCannotHold_IsAFaultOfItsRow(string sql, LakeKind kind)
    {
        var bytes = DuckParquet.Write($"select v from (select {sql} as v, 1 as i union all select null, 2) order by i");
        Assert.Equal(["1: type v", "2: "], await ReadSource.RowsAsync(DuckParquet.Of(bytes), ReadSource.Schema("v", kind)));
    }

    [Theory]
    [InlineData("1.5::double", LakeKind.Int)]
    [InlineData("1.5::double", LakeKind.String)]
    [InlineData("timestamp '2024-02-29 12:00:00'", LakeKind.Date)]
    [InlineData("date '2024-02-29'", LakeKind.Int)]
    [InlineData("true", LakeKind.Int)]
    [InlineData("'x'::blob", LakeKind.String)]
    [InlineData("[1]", LakeKind.String)]
    [InlineData("{'a': 1}", LakeKind.String)]
    [InlineData("interval 1 day", LakeKind.String)]
    public async Task TypeThatIsNotTheContracts_IsRefusedBeforeTheFirstRow(string sql, LakeKind kind)
    {
        var failure = await ReadSource.FailureAsync(DuckParquet.Of(DuckParquet.Write($"select {sql} as v")), ReadSource.Schema("v", kind));
        Assert.Equal("DP1115", failure.Id);
        Assert.Contains("'v'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_GoByNameInAnyOrder_AndOthersAreRefusedUnlessIgnored()
    {
        var schema = ReadSource.Schema(("id", Text), ("name", Text), ("note?", Text));
        var bytes = DuckParquet.Write("select 'x' as name, 1 as id, 2 as colour");

        Assert.Equal(["1: 1|x|"], await ReadSource.RowsAsync(DuckParquet.Of(bytes).Ignore("colour"), schema));
        Assert.Equal("DP1102", (await ReadSource.FailureAsync(DuckParquet.Of(bytes), schema)).Id);
        Assert.Equal("DP1101", (await ReadSource.FailureAsync(DuckParquet.Of(DuckParquet.Write("select 1 as id")), schema)).Id);
    }

    [Fact]
    public async Task FileWithNoColumnOfTheContract_IsRefused() => Assert.Equal("DP1101", (await ReadSource.FailureAsync(
        DuckParquet.Of(DuckParquet.Write("select 1 as other")).Ignore("other"), ReadSource.Schema(("id?", Text)))).Id);

    [Fact]
    public async Task ManyRowsInManyGroupsAndPages_ComeInOrder()
    {
        var bytes = DuckParquet.Write(
            "select i as id, case when i % 3 = 0 then null else 'name ' || i end as name, [x for x in range(i % 4)] as note from range(30000) t(i)",
            ", row_group_size 5000, compression zstd");
        var rows = await ReadSource.RowsAsync(
            DuckParquet.Of(bytes), ReadSource.Schema(("id", Text), ("name", Text), ("note", LakeType.List(new LakeType(LakeKind.Long), true))));

        Assert.Equal(Enumerable.Range(0, 30000).Select(i =>
            $"{i + 1}: {i}|{(i % 3 == 0 ? "" : $"name {i}")}|[{string.Join(',', Enumerable.Range(0, i % 4))}]"), rows);
    }

    [Fact]
    public async Task NestedValues_AreJson()
    {
        var address = LakeType.Struct(
            new LakeField("street", Text, false), new LakeField("zip", new(LakeKind.Int), true) { Source = "postCode" },
            new LakeField("marks", LakeType.List(Text, true), true));
        var schema = ReadSource.Schema(
            ("a", address), ("l", LakeType.List(LakeType.List(new LakeType(LakeKind.Decimal, 9, 2), true), true)),
            ("m", LakeType.Map(Text, LakeType.Struct(new LakeField("at", new(LakeKind.TimestampTz), true)), true)));
        var bytes = DuckParquet.Write("""
            select * from (values
              ({'street': 'Elm "1"', 'postCode': 7, 'marks': ['x', null, '']}, [[1.50::decimal(9,2), null], [], null], map {'k': {'at': timestamp '2024-01-02 03:04:05'}, 'n': null}),
              ({'street': 'Oak', 'postCode': null, 'marks': []}, [], map {}),
              (null, null, null),
              ({'street': 'Ash', 'postCode': 9, 'marks': null}, [[2.00, 3.00]], map {'k': {'at': null}})) t(a, l, m)
            """);

        Assert.Equal(
            [
                """1: {"street":"Elm \"1\"","postCode":7,"marks":["x",null,""]}|[[1.50,null],[],null]|{"k":{"at":"2024-01-02T03:04:05"},"n":null}""",
                """2: {"street":"Oak","postCode":null,"marks":[]}|[]|{}""",
                "3: ||",
                """4: {"street":"Ash","postCode":9,"marks":null}|[[2.00,3.00]]|{"k":{"at":null}}""",
            ],
            await ReadSource.RowsAsync(DuckParquet.Of(bytes), schema));
    }

    [Fact]
    public async Task NestedField_IsRefusedIfUnknownMissingOrOfAnotherType()
    {
        var schema = ReadSource.Schema(("a", LakeType.Struct(new LakeField("street", Text, false))));
        var more = DuckParquet.Write("select {'street': 'Elm', 'floor': 1} as a");

        Assert.Equal("DP1102", (await ReadSource.FailureAsync(DuckParquet.Of(more), schema)).Id);
        Assert.Equal(["1: {\"street\":\"Elm\"}"], await ReadSource.RowsAsync(DuckParquet.Of(more).Ignore("a.floor"), schema));
        Assert.Equal("DP1101", (await ReadSource.FailureAsync(DuckParquet.Of(more).Ignore("a.street", "a.floor"), schema)).Id);
        Assert.Equal("DP1115", (await ReadSource.FailureAsync(DuckParquet.Of(DuckParquet.Write("select {'street': 1} as a")), schema)).Id);
    }

    [Fact]
    public async Task BytesThatAreNoText_AreAFaultOfTheirRow()
    {
        var bytes = DuckParquet.Write("select * from (values ('a'), ('QQQQ'), ('b')) t(v)", ", compression uncompressed");
        for (var at = 0; (at = bytes.AsSpan().IndexOf("QQQQ"u8)) >= 0;)
        {
            bytes[at] = 0xFF;
        }

        Assert.Equal(["1: a", "2: encoding v", "3: b"], await ReadSource.RowsAsync(DuckParquet.Of(bytes), ReadSource.Schema("v", LakeKind.String)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EncryptedFile_IsRefused(bool plainFooter)
    {
        using var target = new MemoryStream();
        using (var builder = new FileEncryptionPropertiesBuilder("0123456789112345"u8.ToArray()))
        using (var encryption = (plainFooter ? builder.SetPlaintextFooter() : builder).Build())
        using (var properties = new WriterPropertiesBuilder().Encryption(encryption).Build())
        using (var file = new ParquetFileWriter(target, [new Column<int>("v")], null, properties, leaveOpen: true))
        {
            using var group = file.AppendRowGroup();
            using var column = group.NextColumn().LogicalWriter<int>();
            column.WriteBatch([1]);
            file.Close();
        }

        Assert.Equal("DP1114", (await ReadSource.FailureAsync(DuckParquet.Of(target.ToArray()), ReadSource.Schema("v", LakeKind.Int))).Id);
    }

    [Fact]
    public async Task StreamThatCannotSeek_IsRefused()
    {
        var bytes = DuckParquet.Write("select 1 as v");
        var source = ParquetSource.Stream("x", _ => ValueTask.FromResult<Stream>(
            new System.IO.Compression.DeflateStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Compress)));
        var part = source.Parts[0];
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await part.OpenAsync(
            ReadSource.Schema("v", LakeKind.Int), new(new byte[32], 0), TestContext.Current.CancellationToken));
        Assert.Equal("DP1116", failure.Id);
    }

    [Fact]
    public async Task ContentThatChanges_IsAnError()
    {
        var opened = 0;
        byte[][] contents = [DuckParquet.Write("select 1 as v"), DuckParquet.Write("select 2 as v")];
        var source = ParquetSource.Stream("x", _ => ValueTask.FromResult<Stream>(new MemoryStream(contents[opened++ == 0 ? 0 : 1])));
        Assert.Equal("DP1107", (await ReadSource.FailureAsync(source, ReadSource.Schema("v", LakeKind.Int))).Id);
    }
}
