using System.Buffers.Binary;
using System.Numerics;

namespace DataProducts.Tokens;

/// <summary>Numbers of 64 bits: halves of up to nine digits.</summary>
internal readonly struct Ff1UInt64 : IFf1Number<ulong>
{
    public static ulong Read(ReadOnlySpan<byte> bytes)
    {
        Span<byte> all = stackalloc byte[sizeof(ulong)];
        all.Clear();
        bytes.CopyTo(all[^bytes.Length..]);
        return BinaryPrimitives.ReadUInt64BigEndian(all);
    }

    public static void Write(ulong number, Span<byte> bytes)
    {
        Span<byte> all = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(all, number);
        all[^bytes.Length..].CopyTo(bytes);
    }
}

/// <summary>Numbers of 128 bits: halves of up to 28 digits.</summary>
internal readonly struct Ff1UInt128 : IFf1Number<UInt128>
{
    private const int Size = 16;

    public static UInt128 Read(ReadOnlySpan<byte> bytes)
    {
        Span<byte> all = stackalloc byte[Size];
        all.Clear();
        bytes.CopyTo(all[^bytes.Length..]);
        return BinaryPrimitives.ReadUInt128BigEndian(all);
    }

    public static void Write(UInt128 number, Span<byte> bytes)
    {
        Span<byte> all = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(all, number);
        all[^bytes.Length..].CopyTo(bytes);
    }
}

/// <summary>Numbers of any width, for texts that are longer; they allocate.</summary>
internal readonly struct Ff1BigInteger : IFf1Number<BigInteger>
{
    public static BigInteger Read(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    public static void Write(BigInteger number, Span<byte> bytes)
    {
        var size = number.GetByteCount(isUnsigned: true);
        bytes.Clear();
        number.TryWriteBytes(bytes[^size..], out _, isUnsigned: true, isBigEndian: true);
    }
}
