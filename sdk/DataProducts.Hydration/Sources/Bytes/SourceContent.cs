namespace DataProducts.Hydration;

/// <summary>Bytes that can be opened again and again.</summary>
/// <param name="Name">The part's stable name.</param>
/// <param name="Open">Opens the bytes.</param>
internal sealed record SourceContent(string Name, Func<CancellationToken, ValueTask<Stream>> Open)
{
    /// <summary>Names a file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The part's stable name; by default the file's name without its folder.</param>
    /// <param name="options">How it is read: on and on, or here and there.</param>
    public static SourceContent OfFile(string path, string? name, FileOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Of(name ?? Path.GetFileName(path), _ => ValueTask.FromResult<Stream>(new FileStream(path, new FileStreamOptions
        {
            BufferSize = 0, // what reads it has its own
            Options = options,
        })));
    }

    /// <summary>Names bytes that are opened by a function.</summary>
    public static SourceContent Of(string name, Func<CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(open);
        return new(name, open);
    }

    /// <summary>Joins contents, each with a name of its own.</summary>
    /// <exception cref="DataProductException">Two have the same name (<c>DP1109</c>).</exception>
    public static IReadOnlyList<SourceContent> Join(IReadOnlyList<SourceContent> first, IReadOnlyList<SourceContent> next)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var content in first.Concat(next))
        {
            if (!names.Add(content.Name))
            {
                throw HydrationErrors.RepeatedPart(content.Name);
            }
        }

        return [.. first, .. next];
    }

    /// <summary>Opens the content, uncompressed.</summary>
    public async ValueTask<Stream> OpenUncompressedAsync(CancellationToken cancellationToken)
    {
        var stream = await Open(cancellationToken).ConfigureAwait(false);
        try
        {
            var head = new byte[2];
            var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            Stream whole = new JoinedStream(new MemoryStream(head, 0, read), stream);
            return head is [0x1F, 0x8B] ? new WholeGzipStream(whole) : whole;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
