using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>The catalog in one SQLite file: products and their contracts, releases, published data with its history, subscriptions, health.</summary>
/// <remarks>Safe for many processes; within one, calls wait for each other. A call blocks its thread while the disk works.</remarks>
public sealed class SqliteCatalog : ICatalogStore, IProductVersions, ISubscriptionStore, IReleaseStore, IRetirementStore, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private SqliteCatalog(string path)
    {
        _path = path;
        _connection = CatalogFile.Open(path);
        ProductRows.AddSearch(_connection);
        MajorRows.AddViews(_connection);
    }

    /// <summary>Opens a catalog; makes it if absent.</summary>
    /// <param name="path">The file; its folder is made if absent.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="DataProductException">The file cannot be used (<c>DP1700</c>), or is not a catalog of a known format
    /// (<c>DP1701</c>).</exception>
    public static SqliteCatalog Open(string path) => new(Path.GetFullPath(path));

    /// <inheritdoc/>
    public ValueTask<bool> RegisterAsync(CatalogProduct product, bool replace = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        CatalogLimits.Check(product);
        return Write(connection => ProductRows.Register(connection, product, replace), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CatalogProduct?> FindAsync(string product, CancellationToken cancellationToken = default) =>
        Read(connection => ProductRows.Find(connection, ProductReference.Parse(product)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CatalogProduct>> ListMajorsAsync(string product, CancellationToken cancellationToken = default) =>
        Read(connection => ProductRows.Majors(connection, product), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CatalogProduct>> ListAsync(CancellationToken cancellationToken = default) =>
        Read(connection => ProductRows.Search(connection, "", int.MaxValue), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CatalogProduct>> SearchAsync(
        string text, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Read(connection => ProductRows.Search(connection, text, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask RecordHealthAsync(ProductHealth health, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(health);
        CatalogLimits.Check(health);
        await Write(connection => HealthRows.Record(connection, health), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ProductHealth?> HealthAsync(string product, CancellationToken cancellationToken = default) =>
        Read(connection => HealthRows.Find(connection, ProductReference.Parse(product)), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<PublishedVersion?> CurrentAsync(string product, string port, CancellationToken cancellationToken = default) =>
        await HistoryAsync(product, port, 1, cancellationToken).ConfigureAwait(false) is [var current, ..] ? current : null;

    /// <inheritdoc/>
    public async ValueTask PublishAsync(PublishedVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        CatalogLimits.Check(version);
        await Write(connection => PublishedRows.Publish(connection, version), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives what consumers read, now and before.</summary>
    /// <param name="product">The product's identifier, or one major version.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="limit">How many versions at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The versions, the last published first.</returns>
    public ValueTask<IReadOnlyList<PublishedVersion>> HistoryAsync(
        string product, string port, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Read(connection => PublishedRows.History(connection, ProductReference.Parse(product), port, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(CatalogSubscription subscription, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        CatalogLimits.Check(subscription);
        return Write(connection => SubscriptionRows.Add(connection, subscription), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CatalogSubscription?> FindSubscriptionAsync(string id, CancellationToken cancellationToken = default) =>
        Read(connection => SubscriptionRows.Find(connection, id), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CatalogSubscription>> ListSubscriptionsAsync(
        string? product = null, CancellationToken cancellationToken = default) =>
        Read(connection => SubscriptionRows.List(connection, product is null ? null : ProductReference.Parse(product)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryMoveAsync(
        string id, SubscriptionState from, SubscriptionState to, string by, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        CatalogLimits.CheckName("person", by);
        return Write(connection => SubscriptionRows.Move(connection, id, from, to, by, at), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryReleaseAsync(ProductRelease release, string? after, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        CatalogLimits.Check(release);
        return Write(connection => ReleaseRows.Add(connection, release, after), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ProductRelease?> FindReleaseAsync(string product, string? version = null, CancellationToken cancellationToken = default) =>
        Read(connection => ReleaseRows.Find(connection, ProductReference.Parse(product), version), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ProductRelease>> ListReleasesAsync(string product, CancellationToken cancellationToken = default) =>
        Read(connection => ReleaseRows.List(connection, ProductReference.Parse(product)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryAnnounceAsync(ProductRetirement retirement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retirement);
        CatalogLimits.Check(retirement);
        return Write(connection => RetirementRows.Announce(connection, retirement), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryCancelRetirementAsync(ProductReference product, CancellationToken cancellationToken = default) =>
        Write(connection => RetirementRows.Cancel(connection, product), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryRetireAsync(ProductReference product, string by, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        CatalogLimits.CheckName("person", by);
        return Write(connection => RetirementRows.Retire(connection, product, by, at), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ProductRetirement?> FindRetirementAsync(ProductReference product, CancellationToken cancellationToken = default) =>
        Read(connection => RetirementRows.Find(connection, product), cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private ValueTask<T> Read<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        InTransaction("BEGIN", work, cancellationToken);

    // IMMEDIATE takes the write lock at once: a reader that becomes a writer would fail instead of waiting.
    private ValueTask<T> Write<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        InTransaction("BEGIN IMMEDIATE", work, cancellationToken);

    private ValueTask<T> InTransaction<T>(string begin, Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            try
            {
                _connection.Run(begin);
                var result = work(_connection);
                _connection.Run("COMMIT");
                return ValueTask.FromResult(result);
            }
            catch (Exception failure)
            {
                // SQLite may have rolled back by itself (disk full): then there is nothing left to undo.
                if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
                {
                    _connection.Run("ROLLBACK");
                }

                if (failure is SqliteException)
                {
                    throw CatalogErrors.Unavailable(_path, failure);
                }

                throw;
            }
        }
    }
}
