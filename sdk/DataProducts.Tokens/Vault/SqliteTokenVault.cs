using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>
/// One jurisdiction's vault in one SQLite file, <c>&lt;folder&gt;/&lt;JUR&gt;/vault.db</c>; with it the jurisdiction's wrapped keys.
/// </summary>
/// <remarks>Safe for many processes; within one, calls wait for each other. A call blocks its thread while the disk works.</remarks>
public sealed class SqliteTokenVault : ITokenVault, IKeyRegistry, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly VaultItems _items;
    private readonly WrappedKeys _keys;
    private readonly VaultStatement _beginRead;
    private readonly VaultStatement _beginWrite;
    private readonly VaultStatement _commit;
    private readonly VaultStatement _rollback;

    private SqliteTokenVault(Jurisdiction jurisdiction, string path, SqliteConnection connection)
    {
        Jurisdiction = jurisdiction;
        _connection = connection;
        var database = connection.Handle!;
        _items = new VaultItems(database, path);
        _keys = new WrappedKeys(database, path);

        // IMMEDIATE takes the write lock at once: a reader that becomes a writer would fail instead of waiting.
        _beginRead = new VaultStatement(database, path, "BEGIN");
        _beginWrite = new VaultStatement(database, path, "BEGIN IMMEDIATE");
        _commit = new VaultStatement(database, path, "COMMIT");
        _rollback = new VaultStatement(database, path, "ROLLBACK");
    }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Opens a jurisdiction's vault; makes it, with mode 0600, if absent.</summary>
    /// <param name="folder">The folder of the vaults; one of its own a jurisdiction is made with mode 0700.</param>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>The vault.</returns>
    /// <exception cref="DataProductException">The jurisdiction is unknown (<c>DP1414</c>), the file cannot be used (<c>DP1420</c>),
    /// others may use it (<c>DP1421</c>), it is not a vault (<c>DP1422</c>), or one of a
    /// newer format (<c>DP1290</c>).</exception>
    public static SqliteTokenVault Open(string folder, Jurisdiction jurisdiction)
    {
        var path = PathOf(folder, jurisdiction);
        return jurisdiction.IsKnown ? new SqliteTokenVault(jurisdiction, path, VaultFile.Open(path)) : throw KeyErrors.NoVault();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StandingItem>> PutIfAbsentAsync(
        ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(InTransaction(_beginWrite, () => _items.PutIfAbsent(items.Span)));
    }

    /// <inheritdoc/>
    public ValueTask GetAsync(ReadOnlyMemory<VaultKey> keys, Memory<VaultItem?> items, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        InTransaction(_beginRead, () =>
        {
            for (var i = 0; i < keys.Length; i++)
            {
                items.Span[i] = _items.Find(keys.Span[i]);
            }

            return keys.Length;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.Find(name));
        }
    }

    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.Find(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(InTransaction(_beginWrite, () => _keys.AddOrGet(proposed)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.List(domain, purpose));
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        InTransaction(_beginWrite, () =>
        {
            _keys.Remove(name);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _items.Dispose();
            _keys.Dispose();
            _beginRead.Dispose();
            _beginWrite.Dispose();
            _commit.Dispose();
            _rollback.Dispose();
            _connection.Dispose();
        }
    }

    internal static string PathOf(string folder, Jurisdiction jurisdiction) => Path.Combine(folder, jurisdiction.Code, "vault.db");

    private T InTransaction<T>(VaultStatement begin, Func<T> work)
    {
        lock (_gate)
        {
            begin.Run();
            try
            {
                var result = work();
                _commit.Run();
                return result;
            }
            catch
            {
                // SQLite may have rolled back by itself (disk full): then there is nothing left to undo.
                if (raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
                {
                    _rollback.Run();
                }

                throw;
            }
        }
    }
}
