using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>A value in PLAIN encoding, and back, written from the format's text once more.</summary>
internal static class PlainBytes
{
    public static byte[] Of(object value, LakeType type) => value switch
    {
        bool flag => [flag ? (byte)1 : (byte)0],
        int number => BitConverter.GetBytes(number),
        long number => BitConverter.GetBytes(number),
        float number => BitConverter.GetBytes(number),
        double number => BitConverter.GetBytes(number),
        Int128 unscaled when type.Precision <= 9 => BitConverter.GetBytes((int)unscaled),
        Int128 unscaled when type.Precision <= 18 => BitConverter.GetBytes((long)unscaled),
        Int128 unscaled => Wide(unscaled, type.Precision),
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static object Back(byte[] bytes, LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => bytes[0] == 1,
        LakeKind.Int or LakeKind.Date => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        LakeKind.Float => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        LakeKind.Double => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        LakeKind.Decimal when type.Precision <= 9 => (Int128)BinaryPrimitives.ReadInt32LittleEndian(bytes),
        LakeKind.Decimal when type.Precision <= 18 => (Int128)BinaryPrimitives.ReadInt64LittleEndian(bytes),
        LakeKind.Decimal => (Int128)new BigInteger(bytes, isUnsigned: false, isBigEndian: true),
        _ => bytes,
    };

    private static byte[] Wide(Int128 unscaled, int precision)
    {
        var bytes = ((BigInteger)unscaled).ToByteArray(isUnsigned: false, isBigEndian: true);
        var length = 1;
        while (BigInteger.Pow(10, precision) - 1 >= BigInteger.Pow(2, (8 * length) - 1))
        {
            length++;
        }

        return [.. Enumerable.Repeat(unscaled < 0 ? (byte)0xFF : (byte)0, length - bytes.Length), .. bytes];
    }
}
