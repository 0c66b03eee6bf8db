using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DataProducts.Tokens;

/// <summary>Eight lanes of AVX2, with the fewest instructions that it has for each function.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<uint>>
{
    private const int WordBits = 32;

    public static int Count => Vector256<uint>.Count;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> All(uint word) => Vector256.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> left, Vector256<uint> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> RotateRight(Vector256<uint> word, [ConstantExpected] byte bits) =>
        (word >>> bits) | (word << (WordBits - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftRight(Vector256<uint> word, [ConstantExpected] byte bits) => word >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Xor(Vector256<uint> first, Vector256<uint> second, Vector256<uint> third) => first ^ second ^ third;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Choose(Vector256<uint> mask, Vector256<uint> one, Vector256<uint> other) => other ^ (mask & (one ^ other));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Majority(Vector256<uint> first, Vector256<uint> second, Vector256<uint> third) =>
        (first & second) | (third & (first | second));
}
