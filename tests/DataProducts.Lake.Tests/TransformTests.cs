using System.Text;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Partition transforms by the vectors of the Iceberg specification (Appendix B) and of Java Iceberg's tests.</summary>
public sealed class TransformTests
{
    public static TheoryData<LakeType, object, int> Hashes => new()
    {
        { new(LakeKind.Int), 34, 2017239379 },
        { new(LakeKind.Long), 34L, 2017239379 },
        { new(LakeKind.Decimal, 9, 2), (Int128)1420, -500754589 },
        { new(LakeKind.Decimal, 38, 2), (Int128)1420, -500754589 },
        { new(LakeKind.Date), Days(2017, 11, 16), -653330422 },
        { new(LakeKind.Time), 81_068_000_000L, -662762989 },
        { new(LakeKind.TimestampTz), Micros("2017-11-16T22:31:08Z"), -2047944441 },
        { new(LakeKind.TimestampTz), Micros("2017-11-16T22:31:08.000001Z"), -1207196810 },
        { new(LakeKind.String), "iceberg", 1210000089 },
        { new(LakeKind.Uuid), new Guid("f79c3e09-677c-4bbd-a479-3f349cb785e7"), 1488055340 },
        { new(LakeKind.Fixed, 4), new byte[] { 0, 1, 2, 3 }, -188683207 },
        { new(LakeKind.Binary), new byte[] { 0, 1, 2, 3 }, -188683207 },
    };

    public static TheoryData<LakeType, object, string, object> Values => new()
    {
        { new(LakeKind.Int), 1, "truncate[10]", 0 },
        { new(LakeKind.Int), -1, "truncate[10]", -10 },
        { new(LakeKind.Long), 1L, "truncate[10]", 0L },
        { new(LakeKind.Long), -1L, "truncate[10]", -10L },
        { new(LakeKind.Long), long.MinValue, "truncate[2]", long.MinValue },
        { new(LakeKind.Decimal, 9, 2), (Int128)1065, "truncate[50]", (Int128)1050 },
        { new(LakeKind.Decimal, 9, 2), (Int128)(-5), "truncate[10]", (Int128)(-10) },
        { new(LakeKind.String), "iceberg", "truncate[3]", "ice" },
        { new(LakeKind.String), "😀😀😀", "truncate[2]", "😀😀" },
        { new(LakeKind.String), "ab", "truncate[3]", "ab" },
        { new(LakeKind.Binary), new byte[] { 1, 2, 3 }, "truncate[2]", new byte[] { 1, 2 } },
        { new(LakeKind.Date), Days(2017, 12, 1), "year", 47 },
        { new(LakeKind.Date), Days(2017, 12, 1), "month", 575 },
        { new(LakeKind.Date), Days(2017, 12, 1), "day", 17501 },
        { new(LakeKind.Date), Days(1970, 1, 1), "month", 0 },
        { new(LakeKind.Date), Days(1969, 12, 31), "year", -1 },
        { new(LakeKind.Date), Days(1969, 12, 31), "month", -1 },
        { new(LakeKind.Date), Days(1969, 1, 1), "month", -12 },
        { new(LakeKind.TimestampTz), Micros("2017-12-01T10:12:55.038194Z"), "year", 47 },
        { new(LakeKind.TimestampTz), Micros("2017-12-01T10:12:55.038194Z"), "month", 575 },
        { new(LakeKind.TimestampTz), Micros("2017-12-01T10:12:55.038194Z"), "day", 17501 },
        { new(LakeKind.TimestampTz), Micros("2017-12-01T10:12:55.038194Z"), "hour", 420034 },
        { new(LakeKind.TimestampTz), -1L, "hour", -1 },
        { new(LakeKind.TimestampTz), -1L, "day", -1 },
        { new(LakeKind.TimestampTz), -1L, "month", -1 },
        { new(LakeKind.TimestampTz), -1L, "year", -1 },
        { new(LakeKind.Boolean), true, "identity", true },
        { new(LakeKind.String), "a/b=c", "identity", "a/b=c" },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public void Bucket_IsTheHashOfTheSpecification(LakeType type, object value, int hash)
    {
        foreach (var buckets in (int[])[1, 16, 100, int.MaxValue])
        {
            Assert.Equal(Convert.ToHexString(SingleValue.Of((hash & int.MaxValue) % buckets)), Apply(type, value, $"bucket[{buckets}]"));
        }

        Assert.Equal(hash, Murmur3.Hash(Hashed(type, value)));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsTransformedAsTheSpecificationSays(LakeType type, object value, string transform, object expected) =>
        Assert.Equal(Convert.ToHexString(Single(expected)), Apply(type, value, transform));

    [Fact]
    public void EveryDay_HasTheYearAndMonthOfTheCalendar()
    {
        using var batch = new ColumnBatch([new LakeColumn("c", new LakeType(LakeKind.Date), false)]);
        var first = new DateOnly(1, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var last = new DateOnly(9999, 12, 31).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        for (var day = first; day <= last; day += 13)
        {
            batch.Fixed<int>(0).Append(day);
        }

        var (year, month) = (Function("year"), Function("month"));
        Span<byte> scratch = stackalloc byte[16];
        for (var i = 0; i < batch.RowCount; i++)
        {
            var date = new DateOnly(1970, 1, 1).AddDays(batch.Fixed<int>(0).Values[i]);
            Assert.Equal(date.Year - 1970, BitConverter.ToInt32(year(batch[0], i, scratch)));
            Assert.Equal(((date.Year - 1970) * 12) + date.Month - 1, BitConverter.ToInt32(month(batch[0], i, scratch)));
        }

        static TransformFunction Function(string name) => TransformFunctions.Of(Transform.Parse(name), new LakeType(LakeKind.Date));
    }

    [Theory]
    [InlineData("bucket[0]")]
    [InlineData("bucket[-1]")]
    [InlineData("bucket[]")]
    [InlineData("bucket[1")]
    [InlineData("bucket[99999999999]")]
    [InlineData("void")]
    [InlineData("Identity")]
    public void UnknownTransform_IsNone(string text) => Assert.Equal(TransformKind.Other, Transform.Parse(text).Kind);

    private static string Apply(LakeType type, object value, string transform)
    {
        var parsed = Transform.Parse(transform);
        Assert.NotNull(parsed.ResultOf(type));
        using var batch = Sample.Batch([new LakeColumn("c", type, false)], [[value]]);
        return Convert.ToHexString(TransformFunctions.Of(parsed, type)(batch[0], 0, stackalloc byte[16]));
    }

    private static byte[] Hashed(LakeType type, object value) => (value, type.Kind) switch
    {
        (int number, _) => SingleValue.Of((long)number),
        (Guid uuid, _) => uuid.ToByteArray(bigEndian: true),
        _ => Single(value),
    };

    private static byte[] Single(object value) => value switch
    {
        int number => SingleValue.Of(number),
        long number => SingleValue.Of(number),
        bool flag => SingleValue.Of(flag),
        Int128 number => SingleValue.Of(number),
        string text => Encoding.UTF8.GetBytes(text),
        _ => (byte[])value,
    };

    private static int Days(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static long Micros(string time) =>
        (DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
