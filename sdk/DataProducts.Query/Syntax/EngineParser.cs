using DuckDB.NET.Data;

namespace DataProducts.Query.Syntax;

/// <summary>
/// The engine's own parser and printer, on an instance with nothing in it: no tables, no files, no network, settings locked. Statements
/// come and go
/// as bound parameters; parsing never runs them. Thread-safe.
/// </summary>
internal sealed class EngineParser : IDisposable
{
    private readonly Lock _gate = new();
    private DuckDBConnection? _connection;

    /// <summary>Gets the parser that the process shares; an instance costs some ten milliseconds and holds no state.</summary>
    public static EngineParser Shared { get; } = new();

    /// <summary>Gives the statements as the engine's tree, or the engine's error, both as JSON.</summary>
    public string Serialize(string sql) => Scalar("SELECT json_serialize_sql($1::VARCHAR, skip_default := false)", sql);

    /// <summary>Prints a tree.</summary>
    public string Print(string tree) => Scalar("SELECT json_deserialize_sql($1::JSON)", tree);

    /// <summary>Binds and plans a statement against the empty instance, without running it.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The names and types of its result's columns.</returns>
    /// <exception cref="DuckDBException">The statement does not bind. The text knows no data: there is none here.</exception>
    public IReadOnlyList<(string Name, string Type)> Plan(string sql)
    {
        lock (_gate)
        {
            using var command = Connection().CreateCommand();
            command.CommandText = "EXPLAIN " + sql;
            using (Guarded(command.ExecuteReader))
            {
            }

            command.CommandText = "DESCRIBE " + sql;
            using var reader = Guarded(command.ExecuteReader);
            var columns = new List<(string, string)>();
            while (reader.Read())
            {
                columns.Add((reader.GetString(0), reader.GetString(1)));
            }

            return columns;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private string Scalar(string sql, string argument)
    {
        lock (_gate)
        {
            using var command = Connection().CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new DuckDBParameter(argument));
            return Guarded(command.ExecuteScalar) as string ?? string.Empty;
        }
    }

    private DuckDBConnection Connection() => _connection ??= LockedInstance.Open(new LockedInstanceSettings(1, 256, []));

    // An engine error may leave an instance unusable; the next caller gets a new one.
    private T Guarded<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DuckDBException)
        {
            _connection?.Dispose();
            _connection = null;
            throw;
        }
    }
}
