using System.Buffers.Binary;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Partitions;

/// <summary>Gives a present value's partition value in the form of bounds (Iceberg specification, Appendix D).</summary>
/// <param name="column">The column.</param>
/// <param name="index">The value's place among the present ones.</param>
/// <param name="scratch">16 bytes to write to; the result may lie here or in the column.</param>
internal delegate ReadOnlySpan<byte> TransformFunction(ColumnBuffer column, int index, Span<byte> scratch);

/// <summary>The partition transforms, bound to a column's type once so that rows cost no choice.</summary>
internal static class TransformFunctions
{
    private const long MicrosOfHour = 3_600_000_000;
    private const long MicrosOfDay = 24 * MicrosOfHour;

    /// <summary>Gives the function; the transform takes the type, as <see cref="Transform.ResultOf"/> says.</summary>
    public static TransformFunction Of(Transform transform, LakeType source) => transform.Kind switch
    {
        TransformKind.Identity => Identity(source),
        TransformKind.Year => Days(source, static day => YearOf(day) - 1970),
        TransformKind.Month => Days(source, static day => Months(day)),
        TransformKind.Day => Days(source, static day => day),
        TransformKind.Hour => static (column, index, scratch) => Int((int)FloorDiv(Long(column, index), MicrosOfHour), scratch),
        TransformKind.Bucket => Bucket(Hashed(source), transform.Width),
        TransformKind.Truncate => Truncate(source, transform.Width),
        _ => throw new ArgumentOutOfRangeException(nameof(transform)),
    };

    private static TransformFunction Identity(LakeType source) => source.Kind switch
    {
        LakeKind.Boolean => static (column, index, scratch) =>
        {
            scratch[0] = ((FixedColumn<bool>)column).Values[index] ? (byte)1 : (byte)0;
            return scratch[..1];
        }
        ,
        LakeKind.Int or LakeKind.Date => static (column, index, scratch) => Int(((FixedColumn<int>)column).Values[index], scratch),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => static (column, index, scratch) => Long(Long(column, index), scratch),
        LakeKind.Decimal => static (column, index, scratch) => SingleValue.Of(((FixedColumn<Int128>)column).Values[index], scratch),
        _ => static (column, index, _) => ((BytesColumn)column)[index],
    };

    private static TransformFunction Days(LakeType source, Func<int, int> ordinal) => source.Kind == LakeKind.Date
        ? (column, index, scratch) => Int(ordinal(((FixedColumn<int>)column).Values[index]), scratch)
        : (column, index, scratch) => Int(ordinal((int)FloorDiv(Long(column, index), MicrosOfDay)), scratch);

    private static TransformFunction Bucket(TransformFunction hashed, int buckets) => (column, index, scratch) =>
        Int((Murmur3.Hash(hashed(column, index, scratch)) & int.MaxValue) % buckets, scratch);

    // 32-bit numbers and days are hashed as 64 bits, so that a column which is widened keeps its buckets.
    private static TransformFunction Hashed(LakeType source) => source.Kind switch
    {
        LakeKind.Int or LakeKind.Date => static (column, index, scratch) => Long(((FixedColumn<int>)column).Values[index], scratch),
        LakeKind.Uuid => static (column, index, scratch) =>
        {
            _ = ((FixedColumn<Guid>)column).Values[index].TryWriteBytes(scratch, bigEndian: true, out _);
            return scratch[..16];
        }
        ,
        _ => Identity(source),
    };

    private static TransformFunction Truncate(LakeType source, int width) => source.Kind switch
    {
        LakeKind.Int => (column, index, scratch) => Int((int)Floor(((FixedColumn<int>)column).Values[index], width), scratch),
        LakeKind.Long => (column, index, scratch) => Long((long)Floor(Long(column, index), width), scratch),
        LakeKind.Decimal => (column, index, scratch) => SingleValue.Of(Floor(((FixedColumn<Int128>)column).Values[index], width), scratch),
        LakeKind.String => (column, index, _) => Truncation.Text(((BytesColumn)column)[index], width),
        _ => (column, index, _) => ((BytesColumn)column)[index] is var value && value.Length > width ? value[..width] : value,
    };

    // In 32 and 64 bits the least numbers wrap around, as they do in Java.
    private static Int128 Floor(Int128 value, int width) => value - (((value % width) + width) % width);

    private static long Long(ColumnBuffer column, int index) => ((FixedColumn<long>)column).Values[index];

    private static ReadOnlySpan<byte> Int(int value, Span<byte> scratch)
    {
        BinaryPrimitives.WriteInt32LittleEndian(scratch, value);
        return scratch[..sizeof(int)];
    }

    private static ReadOnlySpan<byte> Long(long value, Span<byte> scratch)
    {
        BinaryPrimitives.WriteInt64LittleEndian(scratch, value);
        return scratch[..sizeof(long)];
    }

    private static long FloorDiv(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static int YearOf(int day) => Civil(day).Year;

    private static int Months(int day) => Civil(day) is var (year, month) ? ((year - 1970) * 12) + month - 1 : 0;

    // Not by DateOnly, which ends with the year 9999; days and times may lie beyond. Years begin in March here, so that the day which
    // some lack is the last (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms).
    private static (int Year, int Month) Civil(int day)
    {
        const int daysOf400Years = 146_097;
        var since0000 = day + 719_468L;
        var era = FloorDiv(since0000, daysOf400Years);
        var dayOfEra = (int)(since0000 - (era * daysOf400Years));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        return ((int)(yearOfEra + (era * 400)) + (month <= 2 ? 1 : 0), month);
    }
}
