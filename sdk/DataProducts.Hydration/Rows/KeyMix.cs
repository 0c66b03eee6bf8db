using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>Mixes keys by factors that are drawn for each run: short keys are not hashes, and a source must not aim them at one place.</summary>
internal readonly struct KeyMix(ulong low, ulong high)
{
    public static KeyMix Draw() => new(Factor(), Factor());

    /// <summary>Gives 64 bits of which the upper ones are well mixed.</summary>
    public ulong Of(UInt128 key)
    {
        var product = Math.BigMul((ulong)key ^ low, (ulong)(key >> 64) ^ high, out var lower);
        return unchecked((product ^ lower) * 0x9E37_79B9_7F4A_7C15);
    }

    private static ulong Factor()
    {
        Span<byte> drawn = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(drawn);
        return BinaryPrimitives.ReadUInt64LittleEndian(drawn);
    }
}
