namespace DataProducts.Hydration;

/// <summary>CSV (RFC 4180) in UTF-8 with a header row: files, gzip files, or streams, several joined into one input.</summary>
/// <remarks>
/// The header is compared with the contract before the first row. A record with too few or too many fields, or with bytes that are no
/// UTF-8, is quarantined by itself; text that cannot be split into records for certain is an error, and nothing is committed.
/// Empty lines are passed over and not counted.
/// </remarks>
public sealed class CsvSource : HydrationSource
{
    /// <summary>How many characters a record may have unless <see cref="LimitRecord"/> says otherwise: 1 Mi.</summary>
    public const int DefaultRecordLimit = 1 << 20;

    private readonly IReadOnlyList<SourceContent> _contents;
    private readonly HashSet<string> _ignored;
    private readonly int _recordLimit;

    private CsvSource(IReadOnlyList<SourceContent> contents, HashSet<string> ignored, int recordLimit)
    {
        (_contents, _ignored, _recordLimit) = (contents, ignored, recordLimit);
        Parts = PartsUnder(SourceDrift.Frozen);
    }

    internal override IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>Reads a file; gzip is recognised by its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The part's stable name; by default the file's name without its folder.</param>
    /// <returns>The source.</returns>
    public static CsvSource File(string path, string? name = null) =>
        Of(SourceContent.OfFile(path, name, FileOptions.Asynchronous | FileOptions.SequentialScan));

    /// <summary>Reads a stream, which may be made in memory; gzip is recognised by its first bytes.</summary>
    /// <param name="name">The part's stable name.</param>
    /// <param name="open">Opens the content. It is called more than once and must give the same bytes each time.</param>
    /// <returns>The source.</returns>
    public static CsvSource Stream(string name, Func<CancellationToken, ValueTask<Stream>> open) => Of(SourceContent.Of(name, open));

    /// <summary>Joins another source's parts to this one's; what each ignores, both ignore, and the higher record limit holds.</summary>
    /// <param name="next">What is read afterwards.</param>
    /// <returns>The joined source.</returns>
    /// <exception cref="DataProductException">Two parts have the same name (<c>DP1109</c>).</exception>
    public CsvSource And(CsvSource next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(
            SourceContent.Join(_contents, next._contents), [.. _ignored, .. next._ignored], Math.Max(_recordLimit, next._recordLimit));
    }

    /// <summary>Passes over columns that the contract does not have.</summary>
    /// <param name="columns">The columns as the header spells them; one that is absent does no harm.</param>
    /// <returns>The source.</returns>
    public CsvSource Ignore(params ReadOnlySpan<string> columns) =>
        new(_contents, new(_ignored.Concat(columns.ToArray()), StringComparer.Ordinal), _recordLimit);

    /// <summary>Sets how long a record may be.</summary>
    /// <param name="characters">The limit in UTF-16 characters, from 4,096 to 256 Mi.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is outside that range.</exception>
    public CsvSource LimitRecord(int characters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(characters, 4096);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters, 1 << 28);
        return new(_contents, _ignored, characters);
    }

    private protected override IReadOnlyList<SourcePart> PartsUnder(SourceDrift drift) =>
        [.. _contents.Select(content => new CsvPart(content, _ignored, _recordLimit, drift))];

    private static CsvSource Of(SourceContent content) => new([content], new(StringComparer.Ordinal), DefaultRecordLimit);
}
