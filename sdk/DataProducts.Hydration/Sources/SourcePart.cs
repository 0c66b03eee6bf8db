namespace DataProducts.Hydration;

/// <summary>One part of an input: a name, and content that gives the same bytes each time it is opened.</summary>
internal abstract class SourcePart(string name)
{
    /// <summary>Gets the stable name: a part of the batch id, and where a quarantine record points to.</summary>
    public string Name { get; } = name;

    /// <summary>Gets a value indicating whether equal digests prove that the rows are the same, in the same order.</summary>
    public virtual bool DigestIsOfRows => true;

    /// <summary>Reads the whole content and digests it.</summary>
    public abstract ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken);

    /// <summary>Opens the part, and compares what it has with what the contract requires before the first record.</summary>
    public abstract ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken);
}
