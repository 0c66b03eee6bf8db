using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>HMAC-SHA-256 of as many messages at once as a vector has lanes.</summary>
/// <remarks>
/// Messages of equally many blocks share a vector, so no lane waits for another. What is left over, too few to be worth a vector, the
/// platform computes; a batch of many lengths is so never much slower than with the platform alone.
/// </remarks>
internal sealed class SimdMac<TVector, TLanes> : IBatchMac
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int BlockSize = 64;
    private const int WordsInState = Sha256Lanes<TVector, TLanes>.StateWords;
    private const int WordsInBlock = Sha256Lanes<TVector, TLanes>.BlockWords;

    // A block of padding at least: its first bit, and the length in bits.
    private const int PaddingSize = 1 + sizeof(ulong);
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private readonly LaneMemory<TVector, TLanes> _memory = new();
    private readonly PlatformMac _platform = new();
    private bool _loaded;

    // Measured: from a quarter of the lanes on the vector is quicker for a message of one block.
    private static int Fewest => TLanes.Count / 4;

    public void Load(ReadOnlySpan<byte> key)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        if (key.Length > BlockSize)
        {
            SHA256.HashData(key, block);
        }
        else
        {
            key.CopyTo(block);
        }

        Absorb(block, InnerPad, _memory.Inner);
        Absorb(block, OuterPad, _memory.Outer);
        CryptographicOperations.ZeroMemory(block);
        _platform.Load(key);
        _loaded = true;
    }

    public void Compute(MacMessages messages, Span<byte> macs)
    {
        if (!_loaded)
        {
            throw new InvalidOperationException("No key is loaded.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(macs.Length, messages.Count * MacKey.Size, nameof(macs));
        for (var blocks = 1; blocks != 0;)
        {
            blocks = ComputeThoseOf(blocks, messages, macs);
        }

        _memory.Forget();
    }

    public void Unload()
    {
        _memory.Clear();
        _platform.Unload();
        _loaded = false;
    }

    public void Dispose() => Unload();

    /// <summary>Computes the messages of so many blocks; gives the next larger number of blocks that there is, or 0.</summary>
    private int ComputeThoseOf(int blocks, MacMessages messages, Span<byte> macs)
    {
        Span<int> lanes = stackalloc int[TLanes.Count];
        var starts = messages.Starts;
        var (taken, next) = (0, int.MaxValue);
        for (var message = 0; message < messages.Count; message++)
        {
            var its = Blocks(starts[message + 1] - starts[message]);
            if (its != blocks)
            {
                next = its > blocks ? Math.Min(its, next) : next;
                continue;
            }

            lanes[taken++] = message;
            if (taken == TLanes.Count)
            {
                ComputeLanes(blocks, lanes, taken, messages, macs);
                taken = 0;
            }
        }

        if (taken >= Fewest)
        {
            lanes[taken..].Fill(lanes[0]);
            ComputeLanes(blocks, lanes, taken, messages, macs);
        }
        else
        {
            foreach (var message in lanes[..taken])
            {
                _platform.Compute(messages[message], macs.Slice(message * MacKey.Size, MacKey.Size));
            }
        }

        return next == int.MaxValue ? 0 : next;
    }

    private void ComputeLanes(int blocks, ReadOnlySpan<int> lanes, int taken, MacMessages messages, Span<byte> macs)
    {
        var state = _memory.State;
        var schedule = _memory.Schedule;
        Fill(state, _memory.Inner);
        for (var block = 0; block < blocks; block++)
        {
            LoadBlock(block, lanes, messages);
            if (block == blocks - 1)
            {
                EndWithLengths(lanes, messages);
            }

            Sha256Lanes<TVector, TLanes>.Compress(state, schedule);
        }

        // The outer hash's only block: the inner digest and its padding.
        state.CopyTo(schedule);
        schedule[WordsInState] = TLanes.All(1u << 31);
        schedule[(WordsInState + 1)..(WordsInBlock - 1)].Clear();
        schedule[WordsInBlock - 1] = TLanes.All((BlockSize + MacKey.Size) * 8);
        Fill(state, _memory.Outer);
        Sha256Lanes<TVector, TLanes>.Compress(state, schedule);
        StoreMacs(lanes[..taken], macs);
    }

    private void LoadBlock(int block, ReadOnlySpan<int> lanes, MacMessages messages)
    {
        Span<uint> square = stackalloc uint[LaneSquare.Size * LaneSquare.Size];
        var bytes = messages.Bytes;
        var starts = messages.Starts;
        var schedule = _memory.ScheduleWords;
        for (var word = 0; word < WordsInBlock; word += LaneSquare.Size)
        {
            var offset = (block * BlockSize) + (word * sizeof(uint));
            for (var lane = 0; lane < TLanes.Count; lane += LaneSquare.Size)
            {
                for (var row = 0; row < LaneSquare.Size; row++)
                {
                    var message = lanes[lane + row];
                    LaneSquare.Load(bytes, starts[message], starts[message + 1] - starts[message], offset)
                        .CopyTo(square[(row * LaneSquare.Size)..]);
                }

                LaneSquare.Turn(square, LaneSquare.Size, schedule[((word * TLanes.Count) + lane)..], TLanes.Count);
            }
        }

        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(square));
    }

    // The length in bits of the padded key and the message; its upper half is zero already.
    private void EndWithLengths(ReadOnlySpan<int> lanes, MacMessages messages)
    {
        var starts = messages.Starts;
        var lengths = _memory.ScheduleWords.Slice((WordsInBlock - 1) * TLanes.Count, TLanes.Count);
        for (var lane = 0; lane < lengths.Length; lane++)
        {
            lengths[lane] = (uint)(BlockSize + starts[lanes[lane] + 1] - starts[lanes[lane]]) * 8;
        }
    }

    private void StoreMacs(ReadOnlySpan<int> lanes, Span<byte> macs)
    {
        Span<uint> square = stackalloc uint[LaneSquare.Size * LaneSquare.Size];
        for (var lane = 0; lane < lanes.Length; lane += LaneSquare.Size)
        {
            LaneSquare.Turn(_memory.StateWords[lane..], TLanes.Count, square, LaneSquare.Size);
            for (var row = 0; row < Math.Min(LaneSquare.Size, lanes.Length - lane); row++)
            {
                LaneSquare.Store(square[(row * LaneSquare.Size)..], macs.Slice(lanes[lane + row] * MacKey.Size, MacKey.Size));
            }
        }
    }

    private void Absorb(ReadOnlySpan<byte> keyBlock, byte pad, Span<uint> into)
    {
        var state = _memory.State;
        var schedule = _memory.Schedule;
        Fill(state, Sha256Words.Initial);
        for (var word = 0; word < WordsInBlock; word++)
        {
            schedule[word] = TLanes.All(BinaryPrimitives.ReadUInt32BigEndian(keyBlock[(word * sizeof(uint))..]) ^ (pad * 0x01010101u));
        }

        Sha256Lanes<TVector, TLanes>.Compress(state, schedule);
        for (var word = 0; word < WordsInState; word++)
        {
            into[word] = _memory.StateWords[word * TLanes.Count];
        }

        _memory.Forget();
    }

    private static int Blocks(int length) => (length + PaddingSize + BlockSize - 1) / BlockSize;

    private static void Fill(Span<TVector> state, ReadOnlySpan<uint> words)
    {
        for (var word = 0; word < WordsInState; word++)
        {
            state[word] = TLanes.All(words[word]);
        }
    }
}
