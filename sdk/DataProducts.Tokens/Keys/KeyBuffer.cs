using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>A key's bytes where the garbage collector never copies them, so that clearing them clears the only copy here.</summary>
/// <remarks>
/// <see cref="object.ToString"/> gives the type's name, and there is no other text form. Swap and core dumps are the machine's: switch
/// both off where keys are.
/// </remarks>
internal sealed class KeyBuffer : IDisposable
{
    private readonly byte[] _bytes;
    private volatile bool _cleared;

    public KeyBuffer(int size) => _bytes = GC.AllocateArray<byte>(size, pinned: true);

    /// <summary>Takes a key over: clears the array that it came in.</summary>
    public static KeyBuffer Take(byte[] key)
    {
        var buffer = new KeyBuffer(key.Length);
        key.CopyTo(buffer._bytes, 0);
        CryptographicOperations.ZeroMemory(key);
        return buffer;
    }

    /// <summary>Gets the key.</summary>
    /// <exception cref="ObjectDisposedException">It was cleared: zeroes would be a key that everybody has.</exception>
    public Span<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_cleared, this);
            return _bytes;
        }
    }

    /// <summary>Gets the memory, cleared or not: for what takes no span, and for who checks that it was cleared.</summary>
    internal Memory<byte> Memory => _bytes;

    public void Dispose()
    {
        _cleared = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }
}
