namespace DataProducts.Hydration;

/// <summary>Apache Parquet: files, or streams that can be read here and there, several joined into one input.</summary>
/// <remarks>
/// The footer's names and types are compared with the contract before the first row. Types that can be read as the contract's are read
/// exactly; a single value that does not fit, such as a time finer than a tick, is quarantined with its row. A struct, list or map is
/// read into a nested column of the same shape. A damaged or encrypted file is an error, and nothing is committed.
/// </remarks>
public sealed class ParquetSource : HydrationSource
{
    /// <summary>How many characters a row may have as text: 16 Mi. A longer one is quarantined.</summary>
    public const int RecordLimit = 1 << 24;

    private readonly IReadOnlyList<SourceContent> _contents;
    private readonly HashSet<string> _ignored;

    private ParquetSource(IReadOnlyList<SourceContent> contents, HashSet<string> ignored)
    {
        (_contents, _ignored) = (contents, ignored);
        Parts = PartsUnder(SourceDrift.Frozen);
    }

    internal override IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The part's stable name; by default the file's name without its folder.</param>
    /// <returns>The source.</returns>
    public static ParquetSource File(string path, string? name = null) => Of(SourceContent.OfFile(path, name, FileOptions.RandomAccess));

    /// <summary>Reads a stream, which may be made in memory.</summary>
    /// <param name="name">The part's stable name.</param>
    /// <param name="open">Opens the content, as a stream that can seek. It is called more than once and must give the same bytes each
    /// time.</param>
    /// <returns>The source.</returns>
    public static ParquetSource Stream(string name, Func<CancellationToken, ValueTask<Stream>> open) => Of(SourceContent.Of(name, open));

    /// <summary>Joins another source's parts to this one's; what each ignores, both ignore.</summary>
    /// <param name="next">What is read afterwards.</param>
    /// <returns>The joined source.</returns>
    /// <exception cref="DataProductException">Two parts have the same name (<c>DP1109</c>).</exception>
    public ParquetSource And(ParquetSource next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(SourceContent.Join(_contents, next._contents), [.. _ignored, .. next._ignored]);
    }

    /// <summary>Passes over columns that the contract does not have; they are not read at all.</summary>
    /// <param name="columns">The columns as the file spells them, a field of a struct by its names with dots; one that is absent does no
    /// harm.</param>
    /// <returns>The source.</returns>
    public ParquetSource Ignore(params ReadOnlySpan<string> columns) =>
        new(_contents, new(_ignored.Concat(columns.ToArray()), StringComparer.Ordinal));

    private protected override IReadOnlyList<SourcePart> PartsUnder(SourceDrift drift) =>
        [.. _contents.Select(content => new ParquetPart(content, _ignored, drift))];

    private static ParquetSource Of(SourceContent content) => new([content], new(StringComparer.Ordinal));
}
