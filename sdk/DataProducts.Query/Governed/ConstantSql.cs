using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Reading.Projection;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>The value of a partition as a text literal, which the engine casts to the column's type: all defaults of a scan have one type.</summary>
internal static class ConstantSql
{
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss.ffffff";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Gives the literal, or NULL.</summary>
    /// <exception cref="QueryFailedException"><c>DP1816</c>: it is no value of its type, or one that the engine has no text for.</exception>
    public static string Of(PartitionConstant constant)
    {
        if (constant.Value is not { } bytes)
        {
            return "NULL";
        }

        try
        {
            return SqlText.Literal(TextOf(constant.Type, bytes));
        }
        catch (Exception failure) when (failure is ArgumentException or OverflowException or NotSupportedException)
        {
            throw new QueryFailedException(
                QueryErrors.UnreadTable,
                $"A table is divided by a column of type {constant.Type} that files of another engine lack, and has a partition whose value cannot be "
                + "put in its place. Compact the table with that engine, or hydrate the product again.");
        }
    }

    private static string TextOf(LakeType type, byte[] bytes) => type.Kind switch
    {
        LakeKind.Boolean => Whole(bytes, 1)[0] != 0 ? "true" : "false",
        LakeKind.Int => BinaryPrimitives.ReadInt32LittleEndian(Whole(bytes, 4)).ToString(CultureInfo.InvariantCulture),
        LakeKind.Long => BinaryPrimitives.ReadInt64LittleEndian(Whole(bytes, 8)).ToString(CultureInfo.InvariantCulture),

        // Widened first: a column that is double now has the double next to the float, not the one that the float's digits spell.
        LakeKind.Float => Number(BinaryPrimitives.ReadSingleLittleEndian(Whole(bytes, 4))),
        LakeKind.Double => Number(BinaryPrimitives.ReadDoubleLittleEndian(Whole(bytes, 8))),
        LakeKind.Decimal => Decimal(bytes is { Length: > 0 and <= 16 } ? SingleValue.Unscaled(bytes) : throw new ArgumentException("No decimal."), type.Scale),
        LakeKind.Date => DateOnly.FromDayNumber(checked(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            + BinaryPrimitives.ReadInt32LittleEndian(Whole(bytes, 4)))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LakeKind.Time => new TimeOnly(checked(BinaryPrimitives.ReadInt64LittleEndian(Whole(bytes, 8)) * TimeSpan.TicksPerMicrosecond))
            .ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        LakeKind.Timestamp => Moment(bytes),
        LakeKind.TimestampTz => $"{Moment(bytes)}+00",
        LakeKind.String => Strict.GetString(bytes),
        LakeKind.Uuid => new Guid(Whole(bytes, 16), bigEndian: true).ToString(),
        LakeKind.Fixed or LakeKind.Binary => string.Concat(bytes.Select(part => string.Create(CultureInfo.InvariantCulture, $"\\x{part:X2}"))),
        _ => throw new NotSupportedException("No type of a partition."),
    };

    private static string Moment(byte[] bytes) => DateTime.UnixEpoch
        .AddTicks(checked(BinaryPrimitives.ReadInt64LittleEndian(Whole(bytes, 8)) * TimeSpan.TicksPerMicrosecond))
        .ToString(TimeForm, CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Decimal(Int128 unscaled, int scale)
    {
        var digits = UInt128.CreateTruncating(unscaled < 0 ? -unscaled : unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled < 0 ? "-" : "")}{digits[..^scale]}{(scale > 0 ? "." : "")}{digits[^scale..]}";
    }

    private static byte[] Whole(byte[] bytes, int length) => bytes.Length == length ? bytes : throw new ArgumentException("No value of the type.");
}
