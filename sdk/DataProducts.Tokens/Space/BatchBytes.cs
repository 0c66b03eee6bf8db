using System.Buffers;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Room for the bytes of one batch, in pooled blocks that are cleared after use, so that a batch makes no object a value.</summary>
internal sealed class BatchBytes
{
    private const int BlockSize = 1 << 16;

    private readonly List<byte[]> _blocks = [];
    private int _used;

    public Memory<byte> Take(int length)
    {
        if (_blocks.Count == 0 || _used + length > _blocks[^1].Length)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, length)));
            _used = 0;
        }

        var memory = _blocks[^1].AsMemory(_used, length);
        _used += length;
        return memory;
    }

    public Memory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = Take(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }

    public void Clear()
    {
        foreach (var block in _blocks)
        {
            CryptographicOperations.ZeroMemory(block);
            ArrayPool<byte>.Shared.Return(block);
        }

        _blocks.Clear();
        _used = 0;
    }
}
