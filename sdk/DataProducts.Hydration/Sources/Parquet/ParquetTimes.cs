using ParquetSharp;

namespace DataProducts.Hydration;

/// <summary>Days and times as Parquet stores them. What .NET's types cannot hold to the digit is a fault, never rounded.</summary>
internal static class ParquetTimes
{
    private const long NanosPerTick = 100;
    private const int JulianDayOf1970 = 2_440_588;

    public static object Day(int days)
    {
        var number = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (long)days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : ParquetFault.Type;
    }

    public static object TimeOfDay(long value, ParquetSharp.TimeUnit unit) =>
        Ticks(value, unit) is { } ticks && ticks >= 0 && ticks < TimeSpan.TicksPerDay ? new TimeOnly((long)ticks) : ParquetFault.Type;

    /// <summary>Gives a point of time; one without a zone is read as UTC, as text without one is.</summary>
    public static object Timestamp(long value, ParquetSharp.TimeUnit unit, bool isUtc) =>
        Ticks(value, unit) is { } ticks ? Point(ticks, isUtc) : ParquetFault.Type;

    /// <summary>Gives the point of time of twelve bytes, as older Spark, Hive and Impala write it.</summary>
    public static unsafe object Legacy(Int96 value)
    {
        var bytes = new ReadOnlySpan<byte>(&value, 12);
        var nanos = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var day = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        return nanos % NanosPerTick == 0
            ? Point((((Int128)day - JulianDayOf1970) * TimeSpan.TicksPerDay) + (nanos / NanosPerTick), isUtc: true)
            : ParquetFault.Type;
    }

    private static object Point(Int128 ticks, bool isUtc)
    {
        ticks += DateTime.UnixEpoch.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified)
            : ParquetFault.Type;
    }

    private static Int128? Ticks(long value, ParquetSharp.TimeUnit unit) => unit switch
    {
        ParquetSharp.TimeUnit.Millis => (Int128)value * TimeSpan.TicksPerMillisecond,
        ParquetSharp.TimeUnit.Micros => (Int128)value * TimeSpan.TicksPerMicrosecond,
        ParquetSharp.TimeUnit.Nanos when value % NanosPerTick == 0 => value / NanosPerTick,
        _ => null,
    };
}
