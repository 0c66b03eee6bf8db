using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DataProducts.Tokens;

/// <summary>Sixteen lanes of AVX-512, which rotates and has any function of three operands in one instruction.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<uint>>
{
    // The truth tables of vpternlogd.
    private const byte XorTable = 0x96;
    private const byte ChooseTable = 0xCA;
    private const byte MajorityTable = 0xE8;

    public static int Count => Vector512<uint>.Count;

    // Vector512 says no where the processor would slow down for it.
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> All(uint word) => Vector512.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Add(Vector512<uint> left, Vector512<uint> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> RotateRight(Vector512<uint> word, [ConstantExpected] byte bits) => Avx512F.RotateRight(word, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftRight(Vector512<uint> word, [ConstantExpected] byte bits) => word >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Xor(Vector512<uint> first, Vector512<uint> second, Vector512<uint> third) =>
        Avx512F.TernaryLogic(first, second, third, XorTable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Choose(Vector512<uint> mask, Vector512<uint> one, Vector512<uint> other) =>
        Avx512F.TernaryLogic(mask, one, other, ChooseTable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Majority(Vector512<uint> first, Vector512<uint> second, Vector512<uint> third) =>
        Avx512F.TernaryLogic(first, second, third, MajorityTable);
}
