using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataProducts.Tokens;

/// <summary>The compression function of SHA-256 (FIPS 180-4 §6.2.2) on one block in each lane. Stated once, for any width.</summary>
internal static class Sha256Lanes<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    public const int BlockWords = 16;
    public const int StateWords = 8;

    /// <summary>How many words of each lane <see cref="Compress"/> works in; the first sixteen are the block.</summary>
    public const int ScheduleWords = 64;

    private const int Unrolled = 8;

    /// <summary>Takes the block into the state.</summary>
    /// <param name="state">Eight vectors, aligned.</param>
    /// <param name="schedule">64 vectors, aligned, of which the first sixteen are the block; the others are overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(Span<TVector> state, Span<TVector> schedule)
    {
        // Checked once here, so that the loop below may go without.
        ArgumentOutOfRangeException.ThrowIfLessThan(state.Length, StateWords);
        ArgumentOutOfRangeException.ThrowIfLessThan(schedule.Length, ScheduleWords);
        ref var constant = ref MemoryMarshal.GetArrayDataReference(Sha256Words.Rounds);
        ref var word = ref schedule[0];
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var round = 0; round < ScheduleWords; round += Unrolled)
        {
            if (round >= BlockWords)
            {
                Expand(ref word);
            }

            var t = First(e, f, g, h, word, constant);
            d = TLanes.Add(d, t);
            h = TLanes.Add(t, Second(a, b, c));
            t = First(d, e, f, g, Unsafe.Add(ref word, 1), Unsafe.Add(ref constant, 1));
            c = TLanes.Add(c, t);
            g = TLanes.Add(t, Second(h, a, b));
            t = First(c, d, e, f, Unsafe.Add(ref word, 2), Unsafe.Add(ref constant, 2));
            b = TLanes.Add(b, t);
            f = TLanes.Add(t, Second(g, h, a));
            t = First(b, c, d, e, Unsafe.Add(ref word, 3), Unsafe.Add(ref constant, 3));
            a = TLanes.Add(a, t);
            e = TLanes.Add(t, Second(f, g, h));
            t = First(a, b, c, d, Unsafe.Add(ref word, 4), Unsafe.Add(ref constant, 4));
            h = TLanes.Add(h, t);
            d = TLanes.Add(t, Second(e, f, g));
            t = First(h, a, b, c, Unsafe.Add(ref word, 5), Unsafe.Add(ref constant, 5));
            g = TLanes.Add(g, t);
            c = TLanes.Add(t, Second(d, e, f));
            t = First(g, h, a, b, Unsafe.Add(ref word, 6), Unsafe.Add(ref constant, 6));
            f = TLanes.Add(f, t);
            b = TLanes.Add(t, Second(c, d, e));
            t = First(f, g, h, a, Unsafe.Add(ref word, 7), Unsafe.Add(ref constant, 7));
            e = TLanes.Add(e, t);
            a = TLanes.Add(t, Second(b, c, d));
            word = ref Unsafe.Add(ref word, Unrolled);
            constant = ref Unsafe.Add(ref constant, Unrolled);
        }

        state[0] = TLanes.Add(state[0], a);
        state[1] = TLanes.Add(state[1], b);
        state[2] = TLanes.Add(state[2], c);
        state[3] = TLanes.Add(state[3], d);
        state[4] = TLanes.Add(state[4], e);
        state[5] = TLanes.Add(state[5], f);
        state[6] = TLanes.Add(state[6], g);
        state[7] = TLanes.Add(state[7], h);
    }

    // The next eight words of the message schedule, from the sixteen before them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(ref TVector word)
    {
        for (var i = 0; i < Unrolled; i++)
        {
            ref var next = ref Unsafe.Add(ref word, i);
            var (early, late) = (Unsafe.Add(ref next, -15), Unsafe.Add(ref next, -2));
            var sum = TLanes.Add(Unsafe.Add(ref next, -16), Unsafe.Add(ref next, -7));
            sum = TLanes.Add(sum, TLanes.Xor(TLanes.RotateRight(early, 7), TLanes.RotateRight(early, 18), TLanes.ShiftRight(early, 3)));
            next = TLanes.Add(sum, TLanes.Xor(TLanes.RotateRight(late, 17), TLanes.RotateRight(late, 19), TLanes.ShiftRight(late, 10)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(TVector e, TVector f, TVector g, TVector h, TVector word, uint constant)
    {
        var sum = TLanes.Add(TLanes.Add(h, word), TLanes.All(constant));
        sum = TLanes.Add(sum, TLanes.Choose(e, f, g));
        return TLanes.Add(sum, TLanes.Xor(TLanes.RotateRight(e, 6), TLanes.RotateRight(e, 11), TLanes.RotateRight(e, 25)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Second(TVector a, TVector b, TVector c) =>
        TLanes.Add(TLanes.Majority(a, b, c), TLanes.Xor(TLanes.RotateRight(a, 2), TLanes.RotateRight(a, 13), TLanes.RotateRight(a, 22)));
}
