namespace DataProducts.Hydration;

/// <summary>JSON Lines (jsonlines.org, RFC 8259): one object a line in UTF-8, from files, gzip files or streams, several joined.</summary>
/// <remarks>
/// Members go by the names of the contract's source columns; one that is absent, or null, is missing. Numbers keep their digits, and an
/// object or array is the text of a nested column. A line that is no object, names a member twice, is nested too deeply, too long, or no
/// UTF-8 is quarantined by itself. A member that the contract does not know is an error, and nothing is committed. Empty lines are passed
/// over and not counted.
/// </remarks>
public sealed class JsonLinesSource : HydrationSource
{
    /// <summary>How many bytes a line may have unless <see cref="LimitLine"/> says otherwise: 1 Mi.</summary>
    public const int DefaultLineLimit = 1 << 20;

    private readonly IReadOnlyList<SourceContent> _contents;
    private readonly HashSet<string> _ignored;
    private readonly int _lineLimit;

    private JsonLinesSource(IReadOnlyList<SourceContent> contents, HashSet<string> ignored, int lineLimit)
    {
        (_contents, _ignored, _lineLimit) = (contents, ignored, lineLimit);
        Parts = PartsUnder(SourceDrift.Frozen);
    }

    internal override IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>Reads a file; gzip is recognised by its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The part's stable name; by default the file's name without its folder.</param>
    /// <returns>The source.</returns>
    public static JsonLinesSource File(string path, string? name = null) =>
        Of(SourceContent.OfFile(path, name, FileOptions.Asynchronous | FileOptions.SequentialScan));

    /// <summary>Reads a stream, which may be made in memory; gzip is recognised by its first bytes.</summary>
    /// <param name="name">The part's stable name.</param>
    /// <param name="open">Opens the content. It is called more than once and must give the same bytes each time.</param>
    /// <returns>The source.</returns>
    public static JsonLinesSource Stream(string name, Func<CancellationToken, ValueTask<Stream>> open) => Of(SourceContent.Of(name, open));

    /// <summary>Joins another source's parts to this one's; what each ignores, both ignore, and the higher line limit holds.</summary>
    /// <param name="next">What is read afterwards.</param>
    /// <returns>The joined source.</returns>
    /// <exception cref="DataProductException">Two parts have the same name (<c>DP1109</c>).</exception>
    public JsonLinesSource And(JsonLinesSource next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(SourceContent.Join(_contents, next._contents), [.. _ignored, .. next._ignored], Math.Max(_lineLimit, next._lineLimit));
    }

    /// <summary>Passes over members that the contract does not have.</summary>
    /// <param name="members">The members' names; one that is absent does no harm.</param>
    /// <returns>The source.</returns>
    public JsonLinesSource Ignore(params ReadOnlySpan<string> members) =>
        new(_contents, new(_ignored.Concat(members.ToArray()), StringComparer.Ordinal), _lineLimit);

    /// <summary>Sets how long a line may be; a longer one is quarantined.</summary>
    /// <param name="bytes">The limit in bytes, from 4,096 to 256 Mi.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is outside that range.</exception>
    public JsonLinesSource LimitLine(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 4096);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 1 << 28);
        return new(_contents, _ignored, bytes);
    }

    private protected override IReadOnlyList<SourcePart> PartsUnder(SourceDrift drift) =>
        [.. _contents.Select(content => new JsonLinesPart(content, _ignored, _lineLimit, drift))];

    private static JsonLinesSource Of(SourceContent content) => new([content], new(StringComparer.Ordinal), DefaultLineLimit);
}
