namespace DataProducts.Hydration;

/// <summary>A file that was taken, and is needed again, and is not there.</summary>
internal sealed class GonePart(string source, string path) : SourcePart(path)
{
    public override ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken) =>
        throw HydrationErrors.FileChanged(source, Name, "is gone");

    public override ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken) =>
        throw HydrationErrors.FileChanged(source, Name, "is gone");
}
