using System.Buffers;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>Divides bytes into lines, and hashes all of them on the way.</summary>
/// <remarks>A line longer than the limit is passed over without being held: of it there is a digest.</remarks>
internal sealed class Utf8LineReader(Stream stream, int limit) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _long = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _ended;
    private bool _skipping;
    private (int Start, int Length) _line;

    /// <summary>Gets how many bytes were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Gets the line that was read last, without its end; empty of one that is too long.</summary>
    public ReadOnlySpan<byte> Line => _bytes.AsSpan(_line.Start, _line.Length);

    /// <summary>Gets the SHA-256 of the line if it is too long, else null.</summary>
    public byte[]? LongLine { get; private set; }

    /// <summary>Gives the first bytes, as many as there are up to four, before anything is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        while (_end < 4 && !_ended)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return _bytes.AsMemory(0, Math.Min(_end, 4));
    }

    /// <summary>Passes over bytes that were peeked at.</summary>
    public void Skip(int count) => _start = _scanned = count;

    /// <summary>Reads the next line; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        LongLine = null;
        while (!TryTake())
        {
            if (_ended)
            {
                return TakeRest();
            }

            if (_end - _start > limit + 1) // a carriage return is no part of the line
            {
                _long.AppendData(_bytes, _start, _end - _start);
                (_skipping, _start, _scanned) = (true, _end, _end);
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Gives the SHA-256 of everything read, once the end was reached.</summary>
    public byte[] FinishHash() => _hash.GetHashAndReset();

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = [];
            _hash.Dispose();
            _long.Dispose();
            stream.Dispose();
        }
    }

    private bool TryTake()
    {
        var found = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (found < 0)
        {
            _scanned = _end;
            return false;
        }

        Take(_scanned + found - _start);
        _start++;
        _scanned = _start;
        return true;
    }

    private bool TakeRest()
    {
        if (_start == _end && !_skipping)
        {
            return false;
        }

        Take(_end - _start);
        return true;
    }

    private void Take(int length)
    {
        var shown = length > 0 && _bytes[_start + length - 1] == '\r' ? length - 1 : length;
        if (_skipping || shown > limit)
        {
            _long.AppendData(_bytes, _start, length);
            LongLine = _long.GetHashAndReset();
            shown = 0;
        }

        _line = (_start, shown);
        _start += length;
        _skipping = false;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_scanned, _end, _start) = (_scanned - _start, _end - _start, 0);
        }

        if (_end == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * _bytes.Length, Array.MaxLength));
            _bytes.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = larger;
        }

        var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _hash.AppendData(_bytes, _end, read);
        (_end, BytesRead, _ended) = (_end + read, BytesRead + read, read == 0);
    }
}
