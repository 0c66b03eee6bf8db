namespace DataProducts.Hydration;

/// <summary>Streams read one after the other.</summary>
internal sealed class JoinedStream(params Stream[] streams) : ReadOnlyStream
{
    private int _current;

    public override int Read(Span<byte> buffer)
    {
        for (; _current < streams.Length && !buffer.IsEmpty; _current++)
        {
            var read = streams[_current].Read(buffer);
            if (read > 0)
            {
                return read;
            }
        }

        return 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (; _current < streams.Length && !buffer.IsEmpty; _current++)
        {
            var read = await streams[_current].ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                return read;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var stream in streams)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
