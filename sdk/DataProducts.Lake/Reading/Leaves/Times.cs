using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Milliseconds, as older writers store them.</summary>
internal readonly struct MillisToMicros : IConversion<long, long>
{
    public long Of(long value) => checked(value * 1000);
}

/// <summary>Milliseconds of a day.</summary>
internal readonly struct DayMillisToMicros : IConversion<int, long>
{
    public long Of(int value) => value * 1000L;
}

/// <summary>Nanoseconds; what is below a microsecond is cut off, towards the past.</summary>
internal readonly struct NanosToMicros : IConversion<long, long>
{
    public long Of(long value) => (value / 1000) - (value % 1000 < 0 ? 1 : 0);
}

/// <summary>The Julian day and the nanoseconds in it, as Hive and Impala store points of time.</summary>
internal readonly struct Int96ToMicros : IConversion<Int96, long>
{
    private const long JulianDayOf1970 = 2_440_588;
    private const long MicrosOfDay = 86_400_000_000;

    public long Of(Int96 value)
    {
        var nanos = (long)(((ulong)(uint)value.B << 32) | (uint)value.A);
        return checked((((uint)value.C - JulianDayOf1970) * MicrosOfDay) + default(NanosToMicros).Of(nanos));
    }
}
