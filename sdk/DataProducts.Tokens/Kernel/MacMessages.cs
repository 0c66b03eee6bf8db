using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>Messages one after another in one buffer that is kept from batch to batch. One caller at a time.</summary>
internal sealed class MacMessages
{
    // A kernel loads whole vectors from within a message and masks out what is behind its end, which must be there to be loaded.
    private const int Slack = 64;

    private byte[] _bytes = new byte[8192];
    private int[] _starts = new int[257];

    /// <summary>Gets how many messages there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the bytes of all messages and of the slack behind them.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Gets where each message starts, and then where the last ends.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_starts[index].._starts[index + 1]);

    /// <summary>Gives room for the next message; <see cref="Add(int)"/> says how much of it was used.</summary>
    public Span<byte> Room(int length)
    {
        var start = _starts[Count];
        if (_bytes.Length - Slack - start < length)
        {
            Grow(start, length);
        }

        return _bytes.AsSpan(start, length);
    }

    /// <summary>Ends the message that was written into the room.</summary>
    public void Add(int length)
    {
        if (Count + 1 == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * _starts.Length);
        }

        var end = _starts[Count] + length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)end, (uint)(_bytes.Length - Slack), nameof(length));
        _starts[++Count] = end;
    }

    public void Add(ReadOnlySpan<byte> message)
    {
        message.CopyTo(Room(message.Length));
        Add(message.Length);
    }

    /// <summary>Adds what the MAC of a token's body is of: the normaliser's version, and the value in UTF-8.</summary>
    public void Add(byte version, ReadOnlySpan<char> value)
    {
        var room = Room(1 + Encoding.UTF8.GetMaxByteCount(value.Length));
        room[0] = version;
        Add(1 + Encoding.UTF8.GetBytes(value, room[1..]));
    }

    /// <summary>Forgets the messages and clears them from memory.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_bytes.AsSpan(0, _starts[Count]));
        Count = 0;
    }

    private void Grow(int used, int length)
    {
        var larger = new byte[Math.Max(2 * _bytes.Length, used + length + Slack)];
        _bytes.AsSpan(0, used).CopyTo(larger);
        CryptographicOperations.ZeroMemory(_bytes);
        _bytes = larger;
    }
}
