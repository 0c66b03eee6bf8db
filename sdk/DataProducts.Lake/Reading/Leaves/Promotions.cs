using DataProducts.Lake.Metrics;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>A column that was of 32 bits (Iceberg specification, Schema Evolution).</summary>
internal readonly struct IntToLong : IConversion<int, long>
{
    public long Of(int value) => value;
}

/// <summary>A column that was of single precision.</summary>
internal readonly struct FloatToDouble : IConversion<float, double>
{
    public double Of(float value) => value;
}

/// <summary>A decimal of at most 9 digits.</summary>
internal readonly struct IntToDecimal : IConversion<int, Int128>
{
    public Int128 Of(int value) => value;
}

/// <summary>A decimal of at most 18 digits.</summary>
internal readonly struct LongToDecimal : IConversion<long, Int128>
{
    public Int128 Of(long value) => value;
}

/// <summary>A decimal as bytes of one length.</summary>
/// <param name="length">The length.</param>
internal readonly struct FixedToDecimal(int length) : IConversion<FixedLenByteArray, Int128>
{
    public Int128 Of(FixedLenByteArray value) => DecimalBytes.Read(FileBytes.Of(value, length));
}

/// <summary>A decimal as bytes.</summary>
internal readonly struct BytesToDecimal : IConversion<ByteArray, Int128>
{
    public Int128 Of(ByteArray value) => DecimalBytes.Read(FileBytes.Of(value));
}

/// <summary>A UUID, most significant byte first.</summary>
internal readonly struct FixedToUuid : IConversion<FixedLenByteArray, Guid>
{
    public Guid Of(FixedLenByteArray value) => new(FileBytes.Of(value, 16), bigEndian: true);
}
