using System.Text;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens;

/// <summary>Which token took which one's place, over several re-tokenisations: looked up on disk, in a file of its own that goes with it, so
/// that memory does not grow with the number of tokens.</summary>
public sealed class TokenSuccessors : IDisposable
{
    // Of each version of a key there is one successor, and a key has no more versions.
    private const int MostSteps = 255;
    private const int CacheKilobytes = 65_536;

    private readonly string _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteParameter _old;
    private readonly HashSet<(PiiKind Kind, TokenMode Mode, int Version)> _replaced = [];

    private TokenSuccessors(string file)
    {
        _file = file;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        _connection.Open();
        Run($"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{CacheKilobytes}; "
            + "CREATE TABLE pair (old BLOB PRIMARY KEY, next BLOB NOT NULL) WITHOUT ROWID");
        _find = _connection.CreateCommand();
        _find.CommandText = "SELECT next FROM pair WHERE old = ?1";
        _old = _find.Parameters.Add(new SqliteParameter("?1", SqliteType.Blob));
    }

    /// <summary>Reads files of pairs.</summary>
    /// <param name="pairs">The files, as <see cref="RetokenisationReport.Pairs"/> names them; at least one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The successors; dispose them.</returns>
    /// <exception cref="DataProductException">A file is damaged, or cannot be read (<c>DP1454</c>).</exception>
    public static TokenSuccessors Open(IReadOnlyList<string> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfZero(pairs.Count);
        var folder = Path.GetDirectoryName(pairs[^1])!;
        try
        {
            var file = Path.Combine(folder, $"successors-{Guid.NewGuid():N}.tmp");
            new FileStream(file, PrivateFolder.NewFile()).Dispose();
            var successors = new TokenSuccessors(file);
            try
            {
                successors.Read(pairs, cancellationToken);
                return successors;
            }
            catch
            {
                successors.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw RotationErrors.JobUnavailable(folder, failure);
        }
    }

    /// <summary>Gives the newest token in the place of one.</summary>
    /// <param name="old">The token.</param>
    /// <param name="next">The newest successor.</param>
    /// <returns>False if it has none.</returns>
    public bool TryFind(Token old, out Token next)
    {
        next = old;
        for (var step = 0; step < MostSteps && _replaced.Contains((next.Kind, next.Mode, next.KeyVersion)); step++)
        {
            var key = new byte[Token.Size];
            next.WriteTo(key);
            _old.Value = key;
            if (_find.ExecuteScalar() is not byte[] found || !Token.TryRead(found, out var later))
            {
                break;
            }

            next = later;
        }

        return next != old;
    }

    /// <summary>Gives the file back.</summary>
    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
        File.Delete(_file);
    }

    private void Read(IReadOnlyList<string> pairs, CancellationToken cancellationToken)
    {
        using var transaction = _connection.BeginTransaction();
        using var add = _connection.CreateCommand();
        add.CommandText = "INSERT OR REPLACE INTO pair (old, next) VALUES (?1, ?2)";
        var (old, next) = (add.Parameters.Add(new SqliteParameter("?1", SqliteType.Blob)), add.Parameters.Add(new SqliteParameter("?2", SqliteType.Blob)));
        foreach (var path in pairs)
        {
            using var lines = new StreamReader(path, Encoding.ASCII);
            _ = lines.ReadLine();
            while (lines.ReadLine() is { } line)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (one, other) = PairOf(path, line);
                _replaced.Add((one.Kind, one.Mode, one.KeyVersion));
                (old.Value, next.Value) = (BytesOf(one), BytesOf(other));
                _ = add.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private static (Token Old, Token Next) PairOf(string path, string line)
    {
        const int Comma = Token.TextLength;
        return line.Length > (2 * Comma) + 2 && line[Comma] == ',' && line[(2 * Comma) + 1] == ','
            && Token.TryParse(line.AsSpan(0, Comma), out var old) && Token.TryParse(line.AsSpan(Comma + 1, Comma), out var next)
            && old.Kind == next.Kind && old.Mode == next.Mode && old.KeyVersion < next.KeyVersion
            ? (old, next)
            : throw RotationErrors.JobDamaged(path, "a line is no pair of tokens");
    }

    private static byte[] BytesOf(Token token)
    {
        var bytes = new byte[Token.Size];
        token.WriteTo(bytes);
        return bytes;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }
}
