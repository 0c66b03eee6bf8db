using System.Buffers;

namespace DataProducts.Lake.Parquet.Buffers;

/// <summary>
/// Bytes that wait for the end of their row group. The first segment is small, because a file of many columns or an append of many files
/// has many of these; the later ones double, so that all are of few lengths and the shared pool keeps them.
/// </summary>
internal sealed class Segments : IDisposable
{
    private const int First = 16 * 1024;
    private const int Longest = 1024 * 1024;

    private readonly List<(byte[] Bytes, int Used)> _full = [];
    private byte[] _last = [];
    private int _used;

    public long Length { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_used == _last.Length)
            {
                Begin();
            }

            var part = bytes[..Math.Min(bytes.Length, _last.Length - _used)];
            part.CopyTo(_last.AsSpan(_used));
            _used += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    public void CopyTo(Stream stream)
    {
        foreach (var (bytes, used) in _full)
        {
            stream.Write(bytes, 0, used);
        }

        stream.Write(_last, 0, _used);
    }

    public void Clear()
    {
        foreach (var (bytes, _) in _full)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _full.Clear();
        if (_last.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_last);
        }

        (_last, _used, Length) = ([], 0, 0);
    }

    public void Dispose() => Clear();

    private void Begin()
    {
        var next = Math.Clamp(_last.Length * 2, First, Longest);
        if (_last.Length > 0)
        {
            _full.Add((_last, _used));
        }

        (_last, _used) = (ArrayPool<byte>.Shared.Rent(next), 0);
    }
}
