using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Hydration;

/// <summary>What the primitive types of Parquet are (Parquet format, LogicalTypes.md).</summary>
internal static class ParquetScalars
{
    /// <summary>Gives a column's kind and how it is opened; <see cref="SourceKind.Other"/> if it cannot be read.</summary>
    public static (SourceKind Kind, Func<ParquetLeaf> Open) Of(PrimitiveNode node, LogicalType logical, int index, short definition, short repetition)
    {
        var length = node.TypeLength;
        switch (node.PhysicalType, logical)
        {
            case (_, NullLogicalType):
                return Leaf<int>(SourceKind.Unknown, _ => ParquetFault.Type);
            case (PhysicalType.Boolean, _):
                return Leaf<bool>(SourceKind.Boolean, value => value);
            case (PhysicalType.Int32, DateLogicalType):
                return Leaf<int>(SourceKind.Date, ParquetTimes.Day);
            case (PhysicalType.Int32, TimeLogicalType):
                return Leaf<int>(SourceKind.Time, value => ParquetTimes.TimeOfDay(value, ParquetSharp.TimeUnit.Millis));
            case (PhysicalType.Int32, DecimalLogicalType number):
                var scale32 = number.Scale;
                return Leaf<int>(SourceKind.Decimal, value => ParquetDecimals.Of(value, scale32));
            case (PhysicalType.Int32, IntLogicalType { IsSigned: false }):
                return Leaf<int>(SourceKind.Integer, value => (uint)value);
            case (PhysicalType.Int32, IntLogicalType or NoneLogicalType):
                return Leaf<int>(SourceKind.Integer, value => value, WriteNumber);
            case (PhysicalType.Int64, TimestampLogicalType time):
                var (unit, isUtc) = (time.TimeUnit, time.IsAdjustedToUtc);
                return Leaf<long>(SourceKind.Timestamp, value => ParquetTimes.Timestamp(value, unit, isUtc));
            case (PhysicalType.Int64, TimeLogicalType time):
                var unitOfDay = time.TimeUnit;
                return Leaf<long>(SourceKind.Time, value => ParquetTimes.TimeOfDay(value, unitOfDay));
            case (PhysicalType.Int64, DecimalLogicalType number):
                var scale64 = number.Scale;
                return Leaf<long>(SourceKind.Decimal, value => ParquetDecimals.Of(value, scale64));
            case (PhysicalType.Int64, IntLogicalType { IsSigned: false }):
                return Leaf<long>(SourceKind.Integer, value => (ulong)value);
            case (PhysicalType.Int64, IntLogicalType or NoneLogicalType):
                return Leaf<long>(SourceKind.Integer, value => value, WriteNumber);
            case (PhysicalType.Int96, _):
                return Leaf<Int96>(SourceKind.Timestamp, ParquetTimes.Legacy);
            case (PhysicalType.Float, _):
                return Leaf<float>(SourceKind.Float, value => value, WriteNumber);
            case (PhysicalType.Double, _):
                return Leaf<double>(SourceKind.Float, value => value, WriteNumber);
            case (PhysicalType.ByteArray, StringLogicalType or EnumLogicalType or JsonLogicalType):
                return Leaf<ByteArray>(SourceKind.String, ParquetBytes.Text, ParquetBytes.WriteText);
            case (PhysicalType.ByteArray, DecimalLogicalType number):
                var scaleBytes = number.Scale;
                return Leaf<ByteArray>(SourceKind.Decimal, value => ParquetDecimals.Of(ParquetBytes.Of(value), scaleBytes));
            case (PhysicalType.ByteArray, NoneLogicalType):
                return Leaf<ByteArray>(SourceKind.Bytes, value => ParquetBytes.Copy(ParquetBytes.Of(value)));
            case (PhysicalType.FixedLenByteArray, UuidLogicalType) when length == 16:
                return Leaf<FixedLenByteArray>(SourceKind.Uuid, value => new Guid(ParquetBytes.Of(value, 16), bigEndian: true));
            case (PhysicalType.FixedLenByteArray, DecimalLogicalType number):
                var scaleFixed = number.Scale;
                return Leaf<FixedLenByteArray>(SourceKind.Decimal, value => ParquetDecimals.Of(ParquetBytes.Of(value, length), scaleFixed));
            case (PhysicalType.FixedLenByteArray, NoneLogicalType):
                return Leaf<FixedLenByteArray>(SourceKind.Bytes, value => ParquetBytes.Copy(ParquetBytes.Of(value, length)));
            default:
                return Leaf<byte>(SourceKind.Other, _ => ParquetFault.Type);
        }

        (SourceKind Kind, Func<ParquetLeaf> Open) Leaf<T>(SourceKind kind, Func<T, object> value, Func<T, FieldBuffer, int, ParquetFault?>? write = null)
            where T : unmanaged => (kind, () => new ParquetLeaf<T>(index, definition, repetition, value, write));
    }

    private static ParquetFault? WriteNumber<T>(T value, FieldBuffer fields, int place)
        where T : ISpanFormattable
    {
        fields.Set(place, value);
        return null;
    }
}
