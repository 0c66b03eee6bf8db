using System.Collections.Concurrent;
using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Contracts;
using DataProducts.Lake;
using DataProducts.Observability;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>The whole platform in one process and one folder: register, hydrate, ask, measure, verify.</summary>
/// <remarks>It rehearses policy; it is no boundary against the person who owns the process, its keys and its files.</remarks>
public sealed partial class EmbeddedPlatform : IAsyncDisposable
{
    private readonly EmbeddedOptions _options;
    private readonly ConcurrentDictionary<Jurisdiction, TableLake> _lakes = new();
    private readonly LocalAuditLogs _audit;
    private readonly JurisdictionVaults _tokens;
    private readonly TokenSpaces _spaces;
    private readonly SqliteCatalog _catalog;
    private readonly SqliteSliFacts _facts;
    private readonly LocalPolicyStore _policies;
    private readonly StandardsStore _standards;
    private readonly PeopleRegister _register;
    private readonly AccessModels _models;
    private readonly InstrumentFiles _instruments;
    private readonly VaultLimiter _limiter;

    private EmbeddedPlatform(EmbeddedOptions options, EmbeddedLayout layout)
    {
        _options = options;
        Layout = layout;
        PrivateFolders.Ensure(layout.Root);
        FolderFormat.Ensure(layout);
        _audit = new LocalAuditLogs(layout);
        var source = options.VaultSource
            ?? new LocalVaultSource(layout.Vaults, layout.VaultKeys, layout.Erasures, options.TimeProvider, options.Environment);
        _tokens = new JurisdictionVaults(source, options.TimeProvider) { Kernel = options.TokenKernel };
        _spaces = new TokenSpaces(_tokens, options);
        _catalog = SqliteCatalog.Open(layout.Catalog);
        _facts = SqliteSliFacts.Open(layout.Facts);
        _policies = new LocalPolicyStore(layout.Policies);
        _standards = new StandardsStore(layout.Standards);
        _register = new PeopleRegister(layout.Register);
        _instruments = new InstrumentFiles(layout.Instruments);
        _limiter = new VaultLimiter(options.VaultLimits);
        _models = new AccessModels(options, _catalog, _policies, _standards, _catalog, _instruments);
        Subscriptions = new SubscriptionDesk(new SubscriptionPlatform
        {
            Store = _catalog,
            Products = _models.FindAsync,
            People = PeopleAsync,
            PrincipalOf = _register.IdOf,
            Audit = _audit,
            Time = options.TimeProvider,
        });
        Publisher = new ProductPublisher(new PublishPlatform
        {
            Catalog = _catalog,
            Releases = _catalog,
            Policies = _policies,
            Products = _models.FindAsync,
            People = PeopleAsync,
            PrincipalOf = _register.IdOf,
            Audit = _audit,
            Standards = options.StandardsInUse,
            KeepStandards = async (product, package, cancellation) =>
            {
                await _standards.KeepAsync(package, cancellation).ConfigureAwait(false);
                await _standards.SaveAsync(product, package, cancellation).ConfigureAwait(false);
            },
            Time = options.TimeProvider,
        });
        Retirements = new RetirementDesk(new RetirementPlatform
        {
            Catalog = _catalog,
            Store = _catalog,
            Products = _models.FindAsync,
            People = PeopleAsync,
            PrincipalOf = _register.IdOf,
            Audit = _audit,
            Reads = (product, since, cancellation) => AuditReads.CountAsync(layout, product, since, cancellation),
            Time = options.TimeProvider,
        });
        Maturity = new MaturityAssessor(_catalog, _catalog, _catalog, _facts, options.TimeProvider);
    }

    /// <summary>Gets where everything lies.</summary>
    public EmbeddedLayout Layout { get; }

    /// <summary>Gets the catalog.</summary>
    public ICatalogStore Catalog => _catalog;

    /// <summary>Gets which snapshots consumers read.</summary>
    public IProductVersions Versions => _catalog;

    /// <summary>Gets which versions of contracts are published, with what was derived from them.</summary>
    public IReleaseStore Releases => _catalog;

    /// <summary>Gets where versions of contracts are published.</summary>
    public ProductPublisher Publisher { get; }

    /// <summary>Gets where earlier major versions are retired.</summary>
    public RetirementDesk Retirements { get; }

    /// <summary>Gets where the maturity of products is computed.</summary>
    public MaturityAssessor Maturity { get; }

    /// <summary>Gets where subscriptions are asked for and decided.</summary>
    public SubscriptionDesk Subscriptions { get; }

    /// <summary>Opens the platform's folder, or makes it.</summary>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <returns>The platform.</returns>
    /// <exception cref="DataProductException">A file of the folder is of a newer version or cannot be used.</exception>
    public static EmbeddedPlatform Open(EmbeddedOptions? options = null)
    {
        options ??= new EmbeddedOptions();
        try
        {
            return new EmbeddedPlatform(options, new EmbeddedLayout(options.Folder, options.VaultFolder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1003", $"The folder {options.Folder} cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Registers a product: its contract in the catalog, its policies and standards in force, the people who may ask.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="policies">The folder with the product's <c>*.cedar</c> files.</param>
    /// <param name="people">The file that says who may ask for what (<c>docs/people.md</c>).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The product's manifest.</returns>
    /// <exception cref="DataProductException">The policies are wrong (the message names file, line and column), or the contract cannot be
    /// registered.</exception>
    public Task<ProductManifest> RegisterAsync<TRow>(string policies, string people, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow> =>
        new ProductRegistration(_options, Layout, _catalog, _catalog, _policies, _standards, _audit).RunAsync(TRow.Manifest, policies, people, cancellationToken);

    /// <summary>Answers a question as policy allows.</summary>
    /// <param name="sql">One SELECT over <c>domain.product</c>, or one major version of it, <c>domain.product__v1</c>.</param>
    /// <param name="person">Who asks: an id of <c>people.json</c>.</param>
    /// <param name="purpose">What for; without a purpose nothing is shown.</param>
    /// <param name="device">Where the person's device is; null for the person's seat.</param>
    /// <param name="cancellationToken">Interrupts the engine.</param>
    /// <returns>The answer; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The statement may not run, person or purpose are unknown, or the engine failed.</exception>
    public async Task<GovernedAnswer> QueryAsync(
        string sql, string person, string? purpose, Jurisdiction? device = null, CancellationToken cancellationToken = default)
    {
        var queries = new GovernedQueries(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false));
        return await queries.AskAsync(sql, person, purpose, device, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for rows of a product as its record; <see cref="ProductQuery{TRow}.For"/> says what for and reads them.</summary>
    /// <typeparam name="TRow">The annotated record, from the producer's contract package.</typeparam>
    /// <param name="person">Who asks: an id of <c>people.json</c>.</param>
    /// <returns>The query; nothing is read yet.</returns>
    public ProductQuery<TRow> Query<TRow>(string person)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        return new(this, person);
    }

    /// <summary>Evaluates a product's service levels and records its health.</summary>
    /// <param name="product">The product's identifier, or one major version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The results and the score.</returns>
    /// <exception cref="DataProductException"><c>DP1004</c>: the product is not registered.</exception>
    public Task<ProductEvaluation> EvaluateAsync(string product, CancellationToken cancellationToken = default) =>
        new ServiceLevelRun(_catalog, _facts, _options.TimeProvider).RunAsync(product, cancellationToken);

    /// <summary>Gives the lake of one jurisdiction.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>The lake.</returns>
    public TableLake LakeOf(Jurisdiction jurisdiction) =>
        _lakes.GetOrAdd(jurisdiction, one => TableLake.Local(Layout.LakeOf(one), _options.TimeProvider));

    private async ValueTask<QueryPlatform> QueryPlatformAsync(CancellationToken cancellationToken) => new()
    {
        Products = _models.FindAsync,
        Retirements = _catalog.FindRetirementAsync,
        People = await PeopleAsync(cancellationToken).ConfigureAwait(false),
        PrincipalOf = _register.IdOf,
        Versions = _catalog,
        Lake = LakeOf,
        Tokens = _spaces.OpenAsync,
        Limiter = _limiter,
        Audit = _audit,
        Time = _options.TimeProvider,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _facts.Dispose();
        _catalog.Dispose();
        _spaces.Dispose();
        await _tokens.DisposeAsync().ConfigureAwait(false);
    }
}
