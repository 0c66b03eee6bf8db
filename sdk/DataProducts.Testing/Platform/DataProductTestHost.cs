using DataProducts.Access;
using DataProducts.Hydration;
using DataProducts.Query;

namespace DataProducts.Testing;

/// <summary>The whole embedded platform for one test, in a folder of its own that is gone afterwards: register, hydrate, ask, read the
/// audit log.</summary>
/// <remarks>Any number of them run side by side. It is the platform that runs a product on a developer's machine, with real vaults,
/// tables, policies and logs; nothing is simulated.</remarks>
public sealed class DataProductTestHost : IAsyncDisposable
{
    private readonly DataProductTestOptions _options;
    private readonly string _folder;
    private int _inputs;

    private DataProductTestHost(DataProductTestOptions options, string folder, EmbeddedPlatform platform) =>
        (_options, _folder, Platform) = (options, folder, platform);

    /// <summary>Gets the platform, for all that has no shorter way here.</summary>
    public EmbeddedPlatform Platform { get; }

    /// <summary>Gets the policies of the product that the host was started with, for <see cref="PolicyAssert"/>.</summary>
    public PoliciesUnderTest Policies { get; private set; } = null!;

    /// <summary>Makes a platform and registers a product.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The platform; dispose of it after the test.</returns>
    /// <exception cref="DataProductException"><c>DP1280</c>: policies or people are not found. Or the product cannot be
    /// registered.</exception>
    public static async Task<DataProductTestHost> StartAsync<TRow>(
        Action<DataProductTestOptions>? configure = null, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var options = new DataProductTestOptions();
        configure?.Invoke(options);
        var folder = Directory.CreateTempSubdirectory("dataproducts-test-").FullName;
        DataProductTestHost? host = null;
        try
        {
            var platform = EmbeddedPlatform.Open(new EmbeddedOptions
            {
                Folder = folder,
                TimeProvider = options.TimeProvider,
                Standards = options.Standards,
            });
            host = new DataProductTestHost(options, folder, platform);
            host.Policies = await host.RegisterAsync<TRow>(options.Policies, options.People, cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            if (host is not null)
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }

            Remove(folder);
            throw;
        }
    }

    /// <summary>Registers a further product, for example one that the first is derived from.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="policies">The folder with the product's <c>*.cedar</c> files, found as <see cref="DataProductTestOptions.Policies"/>
    /// is.</param>
    /// <param name="people">The product's people file, found in the same way; null for that of the options.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The product's policies, for <see cref="PolicyAssert"/>.</returns>
    /// <exception cref="DataProductException"><c>DP1280</c>: policies or people are not found. Or the product cannot be
    /// registered.</exception>
    public async Task<PoliciesUnderTest> RegisterAsync<TRow>(string policies, string? people = null, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var folder = TestFiles.Find(policies);
        var manifest = await Platform.RegisterAsync<TRow>(folder, TestFiles.Find(people ?? _options.People), cancellationToken)
            .ConfigureAwait(false);
        var model = await Platform.FindModelAsync(manifest.Id, cancellationToken).ConfigureAwait(false);
        var directory = await Platform.PeopleAsync(cancellationToken).ConfigureAwait(false);
        return new PoliciesUnderTest(
            manifest, PolicyFile.ReadFolder(folder), directory, model!.Standards, _options.TimeProvider.GetUtcNow());
    }

    /// <summary>Brings rows into the lake, as an input with their values would; personal data becomes tokens. The input is made in
    /// memory.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done; a row that the contract refuses is in quarantine, and the report says why.</returns>
    /// <exception cref="DataProductException"><c>DP1287</c>: a row cannot be written as its source writes it. Or the product is not
    /// registered, or a part of the platform failed.</exception>
    public Task<HydrationReport> HydrateAsync<TRow>(IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return HydrateCsvAsync<TRow>(RowCsv.Write<TRow>([.. rows]), cancellationToken);
    }

    /// <summary>Brings CSV text into the lake.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="csv">The text, with a header.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">The text is not what the contract says, or a part of the platform failed.</exception>
    public Task<HydrationReport> HydrateCsvAsync<TRow>(string csv, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(csv);
        var name = FormattableString.Invariant($"test-input-{Interlocked.Increment(ref _inputs)}");
        var source = CsvSource.Stream(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false)));
        return Platform.HydrateAsync<TRow>(source, cancellationToken: cancellationToken);
    }

    /// <summary>Answers a question as policy allows.</summary>
    /// <param name="sql">One SELECT over <c>domain.product</c>.</param>
    /// <param name="viewer">Who asks: an id of the people file.</param>
    /// <param name="purpose">What for; without a purpose nothing is shown.</param>
    /// <param name="cancellationToken">Interrupts the engine.</param>
    /// <returns>The answer; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The statement may not run, viewer or purpose are unknown, or the engine failed.</exception>
    public Task<GovernedAnswer> QueryAsync(string sql, string viewer, string? purpose, CancellationToken cancellationToken = default) =>
        Platform.QueryAsync(sql, viewer, purpose, cancellationToken: cancellationToken);

    /// <summary>Reads what the audit logs say, in the order of the logs' names, each from its beginning.</summary>
    /// <param name="request">The id that an answer bears, or null for every record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The records.</returns>
    /// <exception cref="DataProductException">A log is damaged or cannot be read.</exception>
    public Task<IReadOnlyList<AuditRecord>> AuditAsync(Guid? request = null, CancellationToken cancellationToken = default) =>
        AuditReader.ReadAsync(Platform.Layout.Audit, request, cancellationToken);

    /// <summary>Ends the platform and removes its folder.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync().ConfigureAwait(false);
        Remove(_folder);
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A file that is still held (Windows) must not hide the test's own result; the folder is one of the system's temporary ones.
        }
    }
}
