using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Makes values up of every type but text, within a column's bounds.</summary>
internal static class FakeScalar
{
    // Where a contract names no bound: numbers as people meet them, days and times within a year.
    private const int Usual = 10_000;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>Gives a source of texts.</summary>
    /// <exception cref="DataProductException"><c>DP1284</c>: the bounds leave nothing.</exception>
    public static Func<Random, string> Of(ColumnManifest column, LakeType type, DateTimeOffset newest)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type.Kind)
        {
            case LakeKind.Boolean:
                return random => random.Next(2) == 1 ? "true" : "false";
            case LakeKind.Int:
                return Whole(column, new(int.MinValue, int.MaxValue, 0, Usual), text => Int128.Parse(text, culture), value => value.ToString(culture));
            case LakeKind.Long:
                return Whole(column, new(long.MinValue, long.MaxValue, 0, Usual), text => Int128.Parse(text, culture), value => value.ToString(culture));
            case LakeKind.Decimal:
                return Decimal(column, type);
            case LakeKind.Float:
                return Floating(column, float.MaxValue, value => ((float)value).ToString("R", culture));
            case LakeKind.Double:
                return Floating(column, double.MaxValue, value => value.ToString("R", culture));
            case LakeKind.Date:
                var last = DateOnly.FromDateTime(newest.UtcDateTime).DayNumber;
                return Whole(
                    column, new(0, DateOnly.MaxValue.DayNumber, last - Year.Days, last),
                    text => DateOnly.ParseExact(text, "yyyy-MM-dd", culture).DayNumber,
                    value => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", culture));
            case LakeKind.Time:
                const long Day = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;
                return Whole(
                    column, new(0, Day - 1, 0, Day - 1),
                    text => TimeOnly.Parse(text, culture).Ticks / TimeSpan.TicksPerMicrosecond, value => LakeText.Time((long)value));
            case LakeKind.TimestampTz:
                var micros = LakeNumber.Micros(newest);
                return Whole(
                    column,
                    new(LakeNumber.Micros(DateTimeOffset.MinValue), LakeNumber.Micros(DateTimeOffset.MaxValue), micros - (long)Year.TotalMicroseconds, micros),
                    text => LakeNumber.Micros(DateTimeOffset.Parse(text, culture, DateTimeStyles.AssumeUniversal)),
                    value => LakeText.Timestamp((long)value));
            case LakeKind.Uuid:
                return random => Uuid(random).ToString("D");
            case LakeKind.Binary or LakeKind.Fixed:
                return random => Bytes(random, type.Kind == LakeKind.Fixed ? type.Precision : random.Next(column.Limits.MinimumLength ?? 1, Math.Max(column.Limits.MinimumLength ?? 1, column.Limits.MaximumLength ?? 16) + 1));
            default:
                throw FakeErrors.NoValue(column, $"its type is {type}");
        }
    }

    private static Func<Random, string> Decimal(ColumnManifest column, LakeType type)
    {
        var most = PowerOfTen(type.Precision) - 1;
        var usual = Int128.Min(most, PowerOfTen(type.Scale) * Usual);
        return Whole(
            column, new(-most, most, 0, usual),
            text => Unscaled(column, text, type), value => LakeText.Decimal(value, type.Scale));
    }

    private static Int128 Unscaled(ColumnManifest column, string text, LakeType type) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var bound) && LakeNumber.TryUnscale(bound, 38, type.Scale, out var unscaled)
            ? unscaled
            : throw FakeErrors.NoValue(column, $"a bound does not fit {type}");

    // All but floating-point numbers are whole numbers of something: units, days, microseconds.
    private static Func<Random, string> Whole(ColumnManifest column, Range range, Func<string, Int128> read, Func<Int128, string> write)
    {
        try
        {
            var (least, most) = range.Within(
                column.Limits.Minimum is { } minimum ? read(minimum) + (column.Limits.ExclusiveMinimum ? 1 : 0) : null,
                column.Limits.Maximum is { } maximum ? read(maximum) - (column.Limits.ExclusiveMaximum ? 1 : 0) : null);
            return least <= most ? random => write(Pick(random, least, most)) : throw FakeErrors.NoValue(column, "its bounds leave nothing");
        }
        catch (FormatException)
        {
            throw FakeErrors.NoValue(column, "a bound is not in the form of its values");
        }
    }

    private static Func<Random, string> Floating(ColumnManifest column, double limit, Func<double, string> write)
    {
        var culture = CultureInfo.InvariantCulture;
        double? minimum = column.Limits.Minimum is { } low ? double.Parse(low, culture) : null;
        double? maximum = column.Limits.Maximum is { } high ? double.Parse(high, culture) : null;
        var least = minimum ?? Math.Max(-limit, (maximum ?? Usual) - Usual);
        var most = maximum ?? Math.Min(limit, least + Usual);
        if (least > most || (least == most && (column.Limits.ExclusiveMinimum || column.Limits.ExclusiveMaximum)))
        {
            throw FakeErrors.NoValue(column, "its bounds leave nothing");
        }

        // Away from both ends by a millionth of the way, so that rounding to the column's own precision does not reach an end that is out.
        return random => write(least + ((most - least) * (0.000_001 + (random.NextDouble() * 0.999_998))));
    }

    private static Int128 Pick(Random random, Int128 least, Int128 most)
    {
        var span = (UInt128)(most - least) + 1;
        var drawn = ((UInt128)(ulong)random.NextInt64() << 64) | (ulong)random.NextInt64() << 1 | (uint)random.Next(2);
        return least + (Int128)(drawn % span);
    }

    private static Guid Uuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // version 4, variant 1 (RFC 9562)
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private static Int128 PowerOfTen(int digits)
    {
        Int128 power = 1;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>What a type holds, and what is usual.</summary>
    private readonly record struct Range(Int128 Least, Int128 Most, Int128 UsualLeast, Int128 UsualMost)
    {
        public (Int128 Least, Int128 Most) Within(Int128? minimum, Int128? maximum)
        {
            var breadth = UsualMost - UsualLeast;
            var (least, most) = (minimum, maximum) switch
            {
                ({ } low, { } high) => (low, high),
                ({ } low, null) => (low, low + breadth),
                (null, { } high) => (high - breadth, high),
                _ => (UsualLeast, UsualMost),
            };
            return (Int128.Max(least, Least), Int128.Min(most, Most));
        }
    }
}
