using DataProducts.Lake.Reading.Projection;
using DataProducts.Query.Governed;

namespace DataProducts.Query.Tests.Governed;

/// <summary>The engine reads a partition's value as the manifest has it, whatever its type.</summary>
public sealed class ConstantSqlTests
{
    // The values' bytes are as the Iceberg specification has them (Appendix D); type, bytes, the column's type, the engine's text of it.
    [Theory]
    [InlineData(LakeKind.Boolean, "01", "BOOLEAN", "true")]
    [InlineData(LakeKind.Int, "FFFFFFFF", "BIGINT", "-1")]
    [InlineData(LakeKind.Long, "0000000000000080", "BIGINT", "-9223372036854775808")]
    [InlineData(LakeKind.Float, "CDCCCC3D", "DOUBLE", "0.10000000149011612")]
    [InlineData(LakeKind.Float, "CDCCCC3D", "FLOAT", "0.1")]
    [InlineData(LakeKind.Double, "0000000000000080", "DOUBLE", "-0.0")]
    [InlineData(LakeKind.Double, "000000000000F87F", "DOUBLE", "nan")]
    [InlineData(LakeKind.Double, "000000000000F0FF", "DOUBLE", "-inf")]
    [InlineData(LakeKind.Date, "FFFFFFFF", "DATE", "1969-12-31")]
    [InlineData(LakeKind.Time, "0100000000000000", "TIME", "00:00:00.000001")]
    [InlineData(LakeKind.Timestamp, "FFFFFFFFFFFFFFFF", "TIMESTAMP", "1969-12-31 23:59:59.999999")]
    [InlineData(LakeKind.TimestampTz, "0100000000000000", "TIMESTAMP WITH TIME ZONE", "1970-01-01 00:00:00.000001+00")]
    [InlineData(LakeKind.String, "6974277300C3A9", null, null)] // NUL
    [InlineData(LakeKind.String, "697427732020C3A9", "VARCHAR", "it's  é")]
    [InlineData(LakeKind.String, "FF", null, null)]
    [InlineData(LakeKind.Uuid, "00112233445566778899AABBCCDDEEFF", "UUID", "00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData(LakeKind.Binary, "005C27FF", "BLOB", "\\x00\\x5C\\x27\\xFF")]
    [InlineData(LakeKind.Binary, "", "BLOB", "")]
    [InlineData(LakeKind.Int, "FFFF", null, null)]
    [InlineData(LakeKind.Timestamp, "FFFFFFFFFFFFFF7F", null, null)]
    public void Value_IsTheEnginesText(LakeKind kind, string bytes, string? type, string? text) => Check(new LakeType(kind), bytes, type, text);

    [Theory]
    [InlineData("80", 3, 2, "-1.28")]
    [InlineData("07", 9, 0, "7")]
    [InlineData("00", 9, 2, "0.00")]
    [InlineData("4B3B4CA85A86C47A098A223FFFFFFFFF", 38, 10, "9999999999999999999999999999.9999999999")]
    public void Decimal_IsTheEnginesText(string bytes, int precision, int scale, string text) =>
        Check(new LakeType(LakeKind.Decimal, precision, scale), bytes, $"DECIMAL({precision},{scale})", text);

    private static void Check(LakeType type, string bytes, string? engine, string? text)
    {
        var constant = new PartitionConstant(type, Convert.FromHexString(bytes));
        if (engine is null)
        {
            Assert.Equal("DP1816", Assert.Throws<QueryFailedException>(() => ConstantSql.Of(constant)).Id);
            return;
        }

        using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SET TimeZone = 'UTC'; SELECT CAST(CAST({ConstantSql.Of(constant)} AS {engine}) AS VARCHAR)";
        Assert.Equal(text, command.ExecuteScalar());
    }
}
