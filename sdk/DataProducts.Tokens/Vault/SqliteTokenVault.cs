using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>
/// One jurisdiction's vault in one SQLite file, <c>&lt;folder&gt;/&lt;JUR&gt;/vault.db</c>; with it the jurisdiction's wrapped keys.
/// </summary>
/// <remarks>
/// Safe for many processes; within one, calls wait for each other. A call blocks its thread while the disk works. A batch is one
/// transaction: all of it is in the file, or nothing.
/// </remarks>
public sealed partial class SqliteTokenVault : ITokenVault, IKeyRegistry, IDisposable
{
    private const int PageSize = 256;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly VaultNames _names;
    private readonly SubjectRows _subjects;
    private readonly VaultItems _items;
    private readonly VaultState _state;
    private readonly VaultReader _reader;
    private readonly VaultWriter _writer;
    private readonly WrappedKeys _keys;
    private readonly VaultStatement _beginRead;
    private readonly VaultStatement _beginWrite;
    private readonly VaultStatement _commit;
    private readonly VaultStatement _rollback;
    private readonly VaultStatement _forget;

    private SqliteTokenVault(Jurisdiction jurisdiction, string path, SqliteConnection connection)
    {
        Jurisdiction = jurisdiction;
        (_connection, _path) = (connection, path);
        var database = connection.Handle!;
        _names = new VaultNames(database, path);
        _subjects = new SubjectRows(database, path, _names);
        _items = new VaultItems(database, path, _names);
        _state = new VaultState(database, path);
        _reader = new VaultReader(_subjects, _items);
        _writer = new VaultWriter(_subjects, _items, _state);
        _keys = new WrappedKeys(database, path);

        // IMMEDIATE takes the write lock at once: a reader that becomes a writer would fail instead of waiting.
        _beginRead = new VaultStatement(database, path, "BEGIN");
        _beginWrite = new VaultStatement(database, path, "BEGIN IMMEDIATE");
        _commit = new VaultStatement(database, path, "COMMIT");
        _rollback = new VaultStatement(database, path, "ROLLBACK");
        _forget = new VaultStatement(database, path, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <inheritdoc/>
    public ValueTask AddOrGetKeysAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(() =>
        {
            _writer.AddOrGet(proposed.Span, standing.Span);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Read(() =>
        {
            _reader.FindKeys(space, subjects.Span, entries.Span);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Write(() => _writer.Put(items.Span)));
    }

    /// <inheritdoc/>
    public ValueTask GetAsync(
        ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Read(() =>
        {
            _reader.Find(keys.Span, findings.Span);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(_state.Epoch));

    /// <inheritdoc/>
    public ValueTask<LedgerMark?> AppliedAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(_state.Applied));

    /// <inheritdoc/>
    public ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var done = Write(() => _writer.Apply(entry));
        if (done.Keys + done.Items > 0)
        {
            lock (_gate)
            {
                // What was destroyed is overwritten in the file (secure_delete); its old pages must not stay in the log.
                _forget.Run();
            }
        }

        return ValueTask.FromResult(done);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<VaultItem> ListAsync(
        SubjectRef subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        VaultKey? last = null;
        do
        {
            var after = last;
            await Task.CompletedTask.WaitAsync(cancellationToken).ConfigureAwait(false);
            foreach (var item in Read(() => _reader.List(subject, after, PageSize, out last)))
            {
                yield return item;
            }
        }
        while (last is not null);
    }

    /// <inheritdoc/>
    public ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(() => _reader.Scan(after, limit)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryReplaceKeyAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken = default)
    {
        if (old.Subject != next.Subject || old.Id != next.Id || !string.Equals(old.Space, next.Space, StringComparison.Ordinal))
        {
            throw new ArgumentException("A key is replaced by itself, wrapped anew.", nameof(next));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Write(() => _subjects.TryReplaceKey(old, next)));
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(ReadOnlyMemory<VaultKey> keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(() =>
        {
            _writer.Remove(keys.Span);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            IEnumerable<IDisposable> all =
                [_names, _subjects, _items, _state, _keys, _beginRead, _beginWrite, _commit, _rollback, _forget, _connection];
            foreach (var owned in all)
            {
                owned.Dispose();
            }
        }
    }

    /// <summary>Opens a jurisdiction's vault, brought up to date with its erasure ledger; makes it, with mode 0600, if absent.</summary>
    /// <param name="folder">The folder of the vaults; one of its own a jurisdiction is made with mode 0700.</param>
    /// <param name="ledger">The jurisdiction's ledger.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The vault.</returns>
    /// <exception cref="DataProductException">The jurisdiction is unknown (<c>DP1414</c>), the file cannot be used (<c>DP1420</c>), others
    /// may use it (<c>DP1421</c>), it is not a vault (<c>DP1422</c>) or one of another format (<c>DP1290</c>, <c>DP1435</c>); or the ledger
    /// cannot be read or is not that of the vault (<c>DP143x</c>).</exception>
    public static async ValueTask<SqliteTokenVault> OpenAsync(
        string folder, IErasureLedger ledger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var vault = Open(folder, ledger.Jurisdiction);
        try
        {
            if (vault.Unkeyed(1).Count > 0)
            {
                throw VaultErrors.Unkeyed(vault._path);
            }

            await ErasureReplay.RunAsync(vault, ledger, cancellationToken).ConfigureAwait(false);
            return vault;
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    /// <summary>Opens a vault as it is, without its ledger: an erased subject may stand in a copy that was restored.</summary>
    internal static SqliteTokenVault Open(string folder, Jurisdiction jurisdiction)
    {
        var path = PathOf(folder, jurisdiction);
        return jurisdiction.IsKnown ? new SqliteTokenVault(jurisdiction, path, VaultFile.Open(path)) : throw KeyErrors.NoVault();
    }

    internal static string PathOf(string folder, Jurisdiction jurisdiction) => Path.Combine(folder, jurisdiction.Code, "vault.db");

    private T Read<T>(Func<T> work) => InTransaction(_beginRead, work);

    private T Write<T>(Func<T> work) => InTransaction(_beginWrite, work);

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

                _names.Forget();
                throw;
            }
        }
    }
}
