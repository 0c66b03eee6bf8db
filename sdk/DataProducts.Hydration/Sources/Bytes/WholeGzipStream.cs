using System.IO.Compression;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>Reads gzip (RFC 1952, one member or several), and fails if it was cut off.</summary>
/// <remarks>
/// <see cref="GZipStream"/> ends quietly on a truncated file, so that its last rows would be lost without a word. A member of our own
/// with random content is put behind the file: it comes out as the last bytes only if everything before it was whole.
/// </remarks>
internal sealed class WholeGzipStream : ReadOnlyStream
{
    private const int SealSize = 16;

    private readonly byte[] _seal = RandomNumberGenerator.GetBytes(SealSize);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly GZipStream _gzip;
    private int _start;
    private int _end;

    public WholeGzipStream(Stream compressed) =>
        _gzip = new(new JoinedStream(compressed, Member(_seal)), CompressionMode.Decompress);

    public override int Read(Span<byte> buffer)
    {
        while (_end - _start <= SealSize)
        {
            MakeRoom();
            if (!Take(_gzip.Read(_buffer.AsSpan(_end))))
            {
                return 0;
            }
        }

        return Give(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_end - _start <= SealSize)
        {
            MakeRoom();
            if (!Take(await _gzip.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false)))
            {
                return 0;
            }
        }

        return Give(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static MemoryStream Member(byte[] content)
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(content);
        }

        member.Position = 0;
        return member;
    }

    private void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }

    // The last bytes are held back: they may be the seal.
    private int Give(Span<byte> target)
    {
        var count = Math.Min(target.Length, _end - _start - SealSize);
        _buffer.AsSpan(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    private bool Take(int count)
    {
        _end += count;
        return count > 0 || (_buffer.AsSpan(_start, _end - _start).SequenceEqual(_seal)
            ? false
            : throw new InvalidDataException("The gzip content is cut off or damaged."));
    }
}
