using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>
/// Hashes keys to 16 bytes, so that a set of them stays small. By SHA-256: a source must not be able to make two keys meet.
/// </summary>
internal static class KeyHash
{
    public static UInt128 Of(string key) => Of(MemoryMarshal.AsBytes(key.AsSpan()));

    public static UInt128 Of(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(key, hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
