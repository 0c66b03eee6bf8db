using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Tests.Support;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>Columns are found in files by their ids, and read from whatever form the file has them in.</summary>
public sealed class ProjectionTests
{
    [Theory]
    [InlineData("long", "5::INTEGER", "5")]
    [InlineData("long", "(-5)::SMALLINT", "-5")]
    [InlineData("int", "200::UTINYINT", "200")]
    [InlineData("double", "1.5::FLOAT", "3ff8000000000000")]
    [InlineData("decimal(12, 2)", "1.25::DECIMAL(5,2)", "1.25")]
    [InlineData("decimal(38, 2)", "(-1.25)::DECIMAL(18,2)", "-1.25")]
    [InlineData("decimal(38, 10)", "(-12345678901234567890.5)::DECIMAL(38,10)", "-12345678901234567890.5000000000")]
    [InlineData("date", "DATE '1969-12-31'", "1969-12-31")]
    [InlineData("time", "TIME '23:59:59.999999'", "23:59:59.999999")]
    [InlineData("timestamp", "TIMESTAMP_MS '1969-12-31 23:59:59.999'", "1969-12-31 23:59:59.999000")]
    [InlineData("timestamp", "TIMESTAMP_NS '1969-12-31 23:59:59.999999001'", "1969-12-31 23:59:59.999999")]
    [InlineData("timestamp", "TIMESTAMP '2024-02-29 01:02:03.000004'", "2024-02-29 01:02:03.000004")]
    [InlineData("timestamptz", "TIMESTAMP '2024-02-29 01:02:03.000004'", "2024-02-29 01:02:03.000004")]
    [InlineData("uuid", "'f79c3e09-677c-4bbd-a479-3f349cb785e7'::UUID", "f79c3e09-677c-4bbd-a479-3f349cb785e7")]
    [InlineData("string", "'räum\U0001F407'", "'räum\U0001F407'")]
    [InlineData("binary", "'\\x00\\xFF'::BLOB", "00FF")]
    public async Task StoredValue_IsTheColumns(string type, string sql, string expected)
    {
        using var table = new ForeignTable { Fields = $$"""[{"id":7,"name":"now","required":false,"type":"{{type}}"}]""" };
        table.Add(table.Write($"SELECT {sql} AS before UNION ALL SELECT NULL", "{before: 7}"), 1);

        Assert.Equal([expected, "null"], (await table.ReadAsync()).OrderBy(row => row == "null"));
    }

    [Theory]
    [InlineData("int", "5::BIGINT")]
    [InlineData("int", "5::UINTEGER")]
    [InlineData("float", "5::DOUBLE")]
    [InlineData("decimal(4, 2)", "1.25::DECIMAL(5,2)")]
    [InlineData("decimal(12, 3)", "1.25::DECIMAL(5,2)")]
    [InlineData("int", "1.25::DECIMAL(5,2)")]
    [InlineData("string", "5::INTEGER")]
    [InlineData("date", "TIMESTAMP '2024-02-29 01:02:03'")]
    [InlineData("uuid", "'f79c3e09-677c-4bbd-a479-3f349cb785e7'")]
    [InlineData("fixed[3]", "'\\x00\\xFF'::BLOB")]
    [InlineData("long", "[5::BIGINT]")]
    public async Task ValueOfAnotherType_IsRefused(string type, string sql)
    {
        using var table = new ForeignTable { Fields = $$"""[{"id":7,"name":"now","required":false,"type":"{{type}}"}]""" };
        table.Add(table.Write($"SELECT {sql} AS now", "{now: 7}"), 1);

        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);
    }

    [Fact]
    public async Task MillisecondsBeyondTheRange_AreRefused()
    {
        using var table = new ForeignTable { Fields = """[{"id":7,"name":"at","required":false,"type":"timestamp"}]""" };
        using var logical = LogicalType.Timestamp(true, TimeUnit.Millis);
        table.Add(Written<long>(table, logical, PhysicalType.Int64, long.MaxValue), 1);

        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);
    }

    [Theory]
    [InlineData(2440588, 0, "1970-01-01 00:00:00.000000")]
    [InlineData(2440587, 86_399_999_999_999, "1969-12-31 23:59:59.999999")]
    [InlineData(2460370, 3_723_000_004_000, "2024-02-29 01:02:03.000004")]
    public async Task JulianDayAndNanoseconds_AreATimestamp(int day, long nanos, string expected)
    {
        using var table = new ForeignTable { Fields = """[{"id":7,"name":"at","required":false,"type":"timestamp"}]""" };
        using var none = LogicalType.None();
        table.Add(Written(table, none, PhysicalType.Int96, new Int96((int)nanos, (int)(nanos >> 32), day)), 1);

        Assert.Equal([expected], await table.ReadAsync());
    }

    [Fact]
    public async Task DecimalOfBytes_IsRead()
    {
        using var table = new ForeignTable { Fields = """[{"id":7,"name":"n","required":false,"type":"decimal(9, 2)"}]""" };
        byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, 18), 0x83];
        using var logical = LogicalType.Decimal(9, 2);
        unsafe
        {
            fixed (byte* start = bytes)
            {
                table.Add(Written(table, logical, PhysicalType.ByteArray, new ByteArray((nint)start, bytes.Length)), 1);
            }
        }

        Assert.Equal(["-1.25"], await table.ReadAsync());
    }

    [Fact]
    public async Task MissingColumn_HasNoValues()
    {
        using var table = new ForeignTable
        {
            Fields = """
                [{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"old","required":false,"type":"string"},
                {"id":3,"name":"s","required":false,"type":{"type":"struct","fields":[{"id":4,"name":"a","required":false,"type":"int"}]}}]
                """,
        };
        table.Add(table.Write("SELECT 1::INTEGER AS id, 'not it' AS old", "{id: 1, old: 99}"), 1);

        Assert.Equal(["1|null|null"], await table.ReadAsync());
    }

    [Fact]
    public async Task MissingRequiredColumn_IsRefused()
    {
        using var table = new ForeignTable { Fields = """[{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"x","required":true,"type":"int"}]""" };
        table.Add(table.Write("SELECT 1::INTEGER AS id", "{id: 1}"), 1);

        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);
        Assert.Equal(["1"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task RequiredColumnWithoutAValue_IsRefused()
    {
        using var table = new ForeignTable { Fields = """[{"id":1,"name":"id","required":true,"type":"int"}]""" };
        table.Add(table.Write("SELECT 1::INTEGER AS id UNION ALL SELECT NULL", "{id: 1}"), 1);

        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);
    }

    public static TheoryData<string, LakeType, byte[]?, string> Constants => new()
    {
        { "int", new(LakeKind.Int), SingleValue.Of(5), "5" },
        { "long", new(LakeKind.Int), SingleValue.Of(-5), "-5" },
        { "double", new(LakeKind.Float), SingleValue.Of(1.5f), "3ff8000000000000" },
        { "decimal(12, 2)", new(LakeKind.Decimal, 9, 2), SingleValue.Of((Int128)(-125)), "-1.25" },
        { "date", new(LakeKind.Date), SingleValue.Of(0), "1970-01-01" },
        { "timestamp", new(LakeKind.Timestamp), SingleValue.Of(0L), "1970-01-01 00:00:00.000000" },
        { "boolean", new(LakeKind.Boolean), SingleValue.Of(true), "True" },
        { "string", new(LakeKind.String), "eu"u8.ToArray(), "'eu'" },
        { "string", new(LakeKind.String), null, "null" },
    };

    [Theory]
    [MemberData(nameof(Constants))]
    public async Task ColumnOfAnIdentityPartition_NeedNotBeInTheFile(string type, LakeType stored, byte[]? value, string expected)
    {
        using var table = new ForeignTable
        {
            Fields = $$"""[{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"p","required":false,"type":"{{type}}"}]""",
        };
        table.Specs.Add((new PartitionSpec(1, [new PartitionField(2, 1000, "p", Transform.Parse("identity"), "identity")]), [stored]));
        table.Specs.Add((new PartitionSpec(2, [new PartitionField(2, 1001, "p_bucket", Transform.Parse("bucket[4]"), "bucket[4]")]), [new LakeType(LakeKind.Int)]));
        var file = table.Write("SELECT i::INTEGER AS id FROM range(2) t(i)", "{id: 1}");
        table.Add(file, 1, spec: 1, partition: [value]);
        table.Add(table.Write("SELECT 9::INTEGER AS id", "{id: 1}"), 1, spec: 2, partition: [SingleValue.Of(3)]);

        Assert.Equal([$"0|{expected}", $"1|{expected}", "9|null"], await table.ReadAsync());
    }

    [Fact]
    public async Task FileWithoutIds_IsReadByNamesOrRefused()
    {
        const string Mapping = """
            [{"field-id":1,"names":["id","ID"]},{"field-id":3,"names":["s"],"fields":[{"field-id":4,"names":["a"]}]},
            {"field-id":5,"names":["l"],"fields":[{"field-id":6,"names":["element"]}]}]
            """;
        using var table = new ForeignTable
        {
            Fields = """
                [{"id":1,"name":"key","required":true,"type":"int"},{"id":2,"name":"extra","required":false,"type":"string"},
                {"id":3,"name":"s","required":false,"type":{"type":"struct","fields":[{"id":4,"name":"b","required":false,"type":"int"}]}},
                {"id":5,"name":"l","required":false,"type":{"type":"list","element-id":6,"element":"int","element-required":false}}]
                """,
        };
        table.Add(table.Write("SELECT 1::INTEGER AS \"ID\", 'no' AS extra, {'a': 5::INTEGER} AS s, [7::INTEGER, NULL] AS l", ""), 1);
        Assert.Equal("DP1512", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);

        table.Properties["schema.name-mapping.default"] = Mapping;
        Assert.Equal(["1|null|{5}|[7, null]"], await table.ReadAsync());

        table.Properties["schema.name-mapping.default"] = "{";
        Assert.Equal("DP1501", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync())).Id);
    }

    [Fact]
    public async Task NestedColumn_GainsAndLosesFields()
    {
        using var table = new ForeignTable
        {
            Fields = """
                [{"id":1,"name":"s","required":false,"type":{"type":"struct","fields":[
                {"id":4,"name":"gained","required":false,"type":"string"},{"id":3,"name":"moved","required":false,"type":"long"}]}},
                {"id":5,"name":"only_gained","required":false,"type":{"type":"struct","fields":[{"id":6,"name":"x","required":false,"type":"int"}]}}]
                """,
        };
        const string Ids = "{s: {__duckdb_field_id: 1, a: 2, b: 3}, o: {__duckdb_field_id: 5, l: {__duckdb_field_id: 7, element: 8}}}";
        table.Add(
            table.Write(
                """
                SELECT {'a': 'lost', 'b': 5::INTEGER} AS s, {'l': [1, 2]} AS o
                UNION ALL SELECT {'a': 'x', 'b': NULL}, {'l': []} UNION ALL SELECT NULL, {'l': NULL} UNION ALL SELECT {'a': NULL, 'b': 6}, NULL
                """,
                Ids),
            1);

        Assert.Equal(["null|{null}", "{null, 5}|{null}", "{null, 6}|null", "{null, null}|{null}"], await table.ReadAsync());
    }

    private static string Written<T>(ForeignTable table, LogicalType logical, PhysicalType physical, T value)
        where T : unmanaged
    {
        var path = table.NextFile();
        using var node = new PrimitiveNode("at", Repetition.Required, logical, physical, -1, 7);
        using var schema = new GroupNode("schema", Repetition.Required, [node]);
        using var properties = WriterProperties.GetDefaultWriterProperties();
        using var writer = new ParquetFileWriter(path, schema, properties);
        using (var group = writer.AppendRowGroup())
        using (var column = (ColumnWriter<T>)group.NextColumn())
        {
            column.WriteBatch([value]);
        }

        writer.Close();
        return path;
    }
}
