using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace DataProducts.Hydration;

/// <summary>Decodes UTF-8 and loses nothing: each byte that is no UTF-8 becomes a lone surrogate U+DC80 to U+DCFF (PEP 383).</summary>
/// <remarks>
/// A lone surrogate cannot come from valid UTF-8, so the record with the bad bytes is known exactly and no other is touched.
/// A byte order mark is passed over. Every byte is digested as it is read.
/// </remarks>
internal sealed class EscapingUtf8Reader(Stream stream) : TextReader
{
    private const int BufferSize = 64 * 1024;
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private bool _ended;
    private char _low;

    /// <summary>Gets how many bytes were read from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Tells whether text has a byte that was no UTF-8.</summary>
    public static bool HasEscape(ReadOnlySpan<char> text)
    {
        for (var from = 0; from < text.Length; from++)
        {
            var found = text[from..].IndexOfAnyInRange(FirstEscape, LastEscape);
            if (found < 0)
            {
                return false;
            }

            from += found;
            if (from == 0 || !char.IsHighSurrogate(text[from - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the SHA-256 of everything read, once the end was reached.</summary>
    public byte[] FinishHash() => _hash.GetHashAndReset();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var written = Decode(buffer.Span);
            if (written > 0 || _ended)
            {
                return written;
            }

            MoveRestToFront();
            Take(await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false));
        }

        return 0;
    }

    public override int Read(Span<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Decode(buffer);
            if (written > 0 || _ended)
            {
                return written;
            }

            MoveRestToFront();
            Take(stream.Read(_bytes.AsSpan(_end)));
        }

        return 0;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = [];
            _hash.Dispose();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Decode(Span<char> target)
    {
        var written = 0;
        if (_low != '\0')
        {
            target[written++] = _low;
            _low = '\0';
        }

        // The mark's three bytes may come in three reads; until they are there nothing can be decoded.
        if (BytesRead < 3 && !_ended)
        {
            return written;
        }

        Span<char> pair = stackalloc char[2];
        while (_start < _end && written < target.Length)
        {
            var status = Utf8.ToUtf16(
                _bytes.AsSpan(_start, _end - _start),
                target[written..],
                out var read,
                out var made,
                replaceInvalidSequences: false,
                isFinalBlock: _ended);
            _start += read;
            written += made;
            if (status == OperationStatus.InvalidData)
            {
                if (written < target.Length)
                {
                    target[written++] = (char)(0xDC00 + _bytes[_start++]);
                }
            }
            else if (status == OperationStatus.DestinationTooSmall && written < target.Length)
            {
                // One place is left, and the next character takes two.
                _ = Rune.DecodeFromUtf8(_bytes.AsSpan(_start, _end - _start), out var rune, out var consumed);
                _ = rune.EncodeToUtf16(pair);
                (target[written++], _low) = (pair[0], pair[1]);
                _start += consumed;
            }
            else if (status != OperationStatus.InvalidData)
            {
                break;
            }
        }

        return written;
    }

    private void MoveRestToFront()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }
    }

    private void Take(int count)
    {
        var isFirst = BytesRead < 3;
        _hash.AppendData(_bytes, _end, count);
        (_end, BytesRead, _ended) = (_end + count, BytesRead + count, count == 0);
        if (isFirst && BytesRead >= 3 && _bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble))
        {
            _start = 3;
        }
    }
}
