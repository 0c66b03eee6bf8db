using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>What a kernel computes in: aligned, never moved by the garbage collector, so that clearing leaves no copy behind.</summary>
/// <remarks>Its first words are the key's: the states of SHA-256 after the inner and after the outer padded key (RFC 2104 §4).</remarks>
internal sealed class LaneMemory<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Alignment = 64;
    private const int KeyWords = 2 * Sha256Lanes<TVector, TLanes>.StateWords;

    private readonly uint[] _words;
    private readonly int _start;

    public LaneMemory()
    {
        var vectors = Sha256Lanes<TVector, TLanes>.ScheduleWords + Sha256Lanes<TVector, TLanes>.StateWords;
        _words = GC.AllocateArray<uint>((vectors * TLanes.Count) + KeyWords + (Alignment / sizeof(uint)), pinned: true);
        var address = AddressOf(_words);
        _start = (int)((Alignment - (address % Alignment)) % Alignment / sizeof(uint));
    }

    /// <summary>Gets the state after the inner padded key.</summary>
    public Span<uint> Inner => _words.AsSpan(_start, Sha256Lanes<TVector, TLanes>.StateWords);

    /// <summary>Gets the state after the outer padded key.</summary>
    public Span<uint> Outer => _words.AsSpan(_start + Sha256Lanes<TVector, TLanes>.StateWords, Sha256Lanes<TVector, TLanes>.StateWords);

    /// <summary>Gets a state a lane: word 0 of each lane, word 1 of each lane…</summary>
    public Span<uint> StateWords => _words.AsSpan(_start + KeyWords, Sha256Lanes<TVector, TLanes>.StateWords * TLanes.Count);

    /// <summary>Gets a block and its schedule a lane, laid out like the state.</summary>
    public Span<uint> ScheduleWords => _words.AsSpan(
        _start + KeyWords + (Sha256Lanes<TVector, TLanes>.StateWords * TLanes.Count), Sha256Lanes<TVector, TLanes>.ScheduleWords * TLanes.Count);

    public Span<TVector> State => MemoryMarshal.Cast<uint, TVector>(StateWords);

    public Span<TVector> Schedule => MemoryMarshal.Cast<uint, TVector>(ScheduleWords);

    /// <summary>Clears what the last messages left, but not the key.</summary>
    public void Forget()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(StateWords));
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(ScheduleWords));
    }

    public void Clear() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_words.AsSpan()));

    private static unsafe nuint AddressOf(uint[] pinned) => (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
