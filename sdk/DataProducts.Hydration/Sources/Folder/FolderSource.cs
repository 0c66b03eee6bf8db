using DataProducts.Lake.Storage;

namespace DataProducts.Hydration;

/// <summary>The files of a folder, or the objects below a prefix of a bucket: CSV, JSON Lines and Parquet by their names.</summary>
/// <remarks>
/// A run takes the files that are new since the last one, in the ordinal order of their paths; each is a part. Which were taken is kept in
/// the port's own tables. A file that changed under the same name is refused: its rows are in the lake already. Names that begin with
/// <c>.</c> or <c>_</c>, and what lies in folders so named, are passed over, as writers call what is not finished. docs/sources.md says more.
/// </remarks>
public sealed class FolderSource : HydrationSource
{
    /// <summary>How many files a run takes unless <see cref="LimitFiles"/> says otherwise: 1,000. The next run takes the next ones.</summary>
    public const int DefaultFileLimit = 1000;

    private readonly IObjectStore _store;
    private readonly string _location;
    private readonly string _name;
    private readonly Glob _pattern;

    private FolderSource(IObjectStore store, string location, string name, Glob pattern) =>
        (_store, _location, _name, _pattern) = (store, location, name, pattern);

    private protected override IReadOnlyList<string> Names => [_name];

    private HashSet<string> Ignored { get; init; } = new(StringComparer.Ordinal);

    private int RecordLimit { get; init; } = CsvSource.DefaultRecordLimit;

    private int FileLimit { get; init; } = DefaultFileLimit;

    private Glob? Asked { get; init; }

    /// <summary>Reads the files of a local folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">
    /// Which files, by their paths below it: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders; by default all that lie in the
    /// folder itself. Case counts.
    /// </param>
    /// <param name="name">The source's stable name, under which its cursor is kept; by default the folder's.</param>
    /// <returns>The source.</returns>
    public static FolderSource Of(string folder, string pattern = "*", string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Of(new LocalObjectStore(Path.GetDirectoryName(location) ?? location), location, pattern, name);
    }

    /// <summary>Reads the objects below a location of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="location">The location of a folder, as the store lists it.</param>
    /// <param name="pattern">Which objects, as above.</param>
    /// <param name="name">The source's stable name; by default the location's last part.</param>
    /// <returns>The source.</returns>
    public static FolderSource Of(IObjectStore store, string location, string pattern = "*", string? name = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(location);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var root = location.TrimEnd('/', '\\');
        return new(store, root, name ?? root[(root.LastIndexOfAny(['/', '\\']) + 1)..], new(pattern));
    }

    /// <summary>Passes over columns that the contract does not have.</summary>
    /// <param name="columns">The columns as the files spell them; one that is absent does no harm.</param>
    /// <returns>The source.</returns>
    public FolderSource Ignore(params ReadOnlySpan<string> columns) =>
        With(new(Ignored.Concat(columns.ToArray()), StringComparer.Ordinal), RecordLimit, FileLimit, Asked);

    /// <summary>Sets how long a record of a CSV file, or a line of JSON, may be.</summary>
    /// <param name="length">The limit in characters and bytes, from 4,096 to 256 Mi.</param>
    /// <returns>The source.</returns>
    public FolderSource LimitRecord(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 4096);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 1 << 28);
        return With(Ignored, length, FileLimit, Asked);
    }

    /// <summary>Sets how many files one run takes; the snapshot's summary names each.</summary>
    /// <param name="files">The limit, from 1 to 10,000.</param>
    /// <returns>The source.</returns>
    public FolderSource LimitFiles(int files)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(files);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(files, 10_000);
        return With(Ignored, RecordLimit, files, Asked);
    }

    /// <summary>Takes files that match, whatever was taken before, and leaves the cursor where it is.</summary>
    /// <param name="pattern">Which of the source's files, as a pattern of their paths.</param>
    /// <returns>The source.</returns>
    public FolderSource Backfill(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return With(Ignored, RecordLimit, FileLimit, new(pattern));
    }

    /// <inheritdoc/>
    internal override async ValueTask<SourcePlan> PlanAsync(SourceContext context, CancellationToken cancellationToken)
    {
        var files = await ListAsync(cancellationToken).ConfigureAwait(false);
        var cursor = new FolderCursor(_name, file => Open(file, context.Drift), FileLimit);
        return Asked is { } asked
            ? cursor.Backfill([.. files.Where(file => asked.Matches(file.Path))])
            : await cursor.PlanAsync(context, files, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async ValueTask<IReadOnlyList<SourcePart>> PartsOfAsync(
        SourceContext context, ReplayOrder order, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(file => order.Parts.ContainsKey(file.Path)).Select(file => Open(file, context.Drift))];

    private FolderSource With(HashSet<string> ignored, int recordLimit, int fileLimit, Glob? asked) =>
        new(_store, _location, _name, _pattern) { Ignored = ignored, RecordLimit = recordLimit, FileLimit = fileLimit, Asked = asked };

    private async ValueTask<List<FolderFile>> ListAsync(CancellationToken cancellationToken)
    {
        var files = new List<FolderFile>();
        try
        {
            await foreach (var found in _store.ListAsync(_location, cancellationToken).ConfigureAwait(false))
            {
                var path = found.Location[_location.Length..].Replace('\\', '/').TrimStart('/');
                if (_pattern.Matches(path) && !path.Split('/').Any(name => name.StartsWith('.') || name.StartsWith('_')))
                {
                    files.Add(new(path, found.Location, found.Length, found.LastModified, found.ETag));
                }
            }
        }
        catch (Exception failure) when (ContentPart.IsReading(failure))
        {
            throw HydrationErrors.Unreadable(_name, failure);
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private ContentPart Open(FolderFile file, SourceDrift drift)
    {
        var content = new SourceContent(file.Path, cancellationToken => _store.OpenReadAsync(file.Location, cancellationToken));
        var name = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Path[..^3] : file.Path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => new CsvPart(content, Ignored, RecordLimit, drift),
            ".jsonl" or ".ndjson" => new JsonLinesPart(content, Ignored, RecordLimit, drift),
            ".parquet" when name.Length == file.Path.Length => new ParquetPart(content, Ignored, drift),
            _ => throw HydrationErrors.FileFormat(_name, file.Path),
        };
    }
}
