using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Tests.Support;

/// <summary>How a store ends.</summary>
public enum StoreEnd
{
    /// <summary>As for a process that is killed: from that byte on nothing is done any more, nothing taken back either.</summary>
    Killed,

    /// <summary>As on a full disk: what is written fails from that byte on, and everything else goes on.</summary>
    Full,
}

/// <summary>A folder into which so many bytes go, and no more.</summary>
internal sealed class EndingStore(string root, long bytes, StoreEnd end) : IObjectStore
{
    private readonly LocalObjectStore _inner = new(root);
    private long _left = bytes;

    /// <summary>Gets how many bytes were written.</summary>
    public long Written { get; private set; }

    private bool IsDead => end == StoreEnd.Killed && _left <= 0;

    public async ValueTask<bool> TryCreateAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        await using var upload = await BeginAsync(location, cancellationToken);
        await upload.Content.WriteAsync(content, cancellationToken);
        return await upload.CompleteAsync(cancellationToken);
    }

    public async ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default)
    {
        Check();
        return new Upload(this, await _inner.BeginAsync(location, cancellationToken));
    }

    public ValueTask ReplaceAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        Check();
        return Take(content.Length) == content.Length ? _inner.ReplaceAsync(location, content, cancellationToken) : throw Ended();
    }

    public ValueTask<Stream> OpenReadAsync(string location, CancellationToken cancellationToken = default)
    {
        Check();
        return _inner.OpenReadAsync(location, cancellationToken);
    }

    public ValueTask<bool> ExistsAsync(string location, CancellationToken cancellationToken = default)
    {
        Check();
        return _inner.ExistsAsync(location, cancellationToken);
    }

    public IAsyncEnumerable<ObjectInfo> ListAsync(string location, CancellationToken cancellationToken = default)
    {
        Check();
        return _inner.ListAsync(location, cancellationToken);
    }

    public ValueTask DeleteAsync(string location, CancellationToken cancellationToken = default)
    {
        Check();
        return _inner.DeleteAsync(location, cancellationToken);
    }

    private static IOException Ended() => new("No space left on device");

    private void Check()
    {
        if (IsDead)
        {
            throw Ended();
        }
    }

    private int Take(int wanted)
    {
        var taken = (int)Math.Clamp(_left, 0, wanted);
        (_left, Written) = (_left - wanted, Written + taken);
        return taken;
    }

    private sealed class Upload(EndingStore store, IObjectUpload inner) : IObjectUpload
    {
        public Stream Content { get; } = new Counted(store, inner.Content);

        public ValueTask<bool> CompleteAsync(CancellationToken cancellationToken = default)
        {
            store.Check();
            return inner.CompleteAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            if (store.IsDead)
            {
                await inner.Content.DisposeAsync(); // as the system closes a file; its name stays
                return;
            }

            await inner.DisposeAsync();
        }
    }

    private sealed class Counted(EndingStore store, Stream inner) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            store.Check();
            var taken = store.Take(buffer.Length);
            inner.Write(buffer[..taken]);
            if (taken < buffer.Length)
            {
                inner.Flush();
                throw Ended();
            }
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);
    }
}
