using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Hydration;

/// <summary>
/// Brings keys to 15 bytes, the upper one of 16 is zero, so that a set of them stays small. A short key stands for itself, which is quicker; a
/// longer one is hashed by SHA-256: a source must not be able to make two keys meet.
/// </summary>
internal static class KeyHash
{
    private const int Size = 16;
    private const int LengthAt = Size - 2;
    private const byte IsHash = 0x80;

    public static UInt128 Of(string key)
    {
        Span<byte> itself = stackalloc byte[Size];
        return key.Length <= LengthAt && Ascii.FromUtf16(key, itself, out var length) == OperationStatus.Done
            ? Short(itself, length)
            : Hash(MemoryMarshal.AsBytes(key.AsSpan()));
    }

    public static UInt128 Of(ReadOnlySpan<byte> key)
    {
        if (key.Length > LengthAt)
        {
            return Hash(key);
        }

        Span<byte> itself = stackalloc byte[Size];
        key.CopyTo(itself);
        return Short(itself, key.Length);
    }

    private static UInt128 Short(Span<byte> itself, int length)
    {
        itself[length..].Clear();
        itself[LengthAt] = (byte)length;
        return MemoryMarshal.Read<UInt128>(itself);
    }

    private static UInt128 Hash(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(key, hash);
        hash[LengthAt] |= IsHash;
        hash[LengthAt + 1] = 0;
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
