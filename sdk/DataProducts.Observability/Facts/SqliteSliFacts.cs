using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts.Observability;

/// <summary>Service-level facts in one SQLite file, which processes may share. Calls of one process wait for each other.</summary>
public sealed class SqliteSliFacts : ISliFacts, IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS sli_fact (
            product TEXT NOT NULL, port TEXT NOT NULL, indicator TEXT NOT NULL, key TEXT NOT NULL,
            time INTEGER NOT NULL, -- 100 ns since year 1, UTC
            good INTEGER NOT NULL, total INTEGER NOT NULL,
            PRIMARY KEY (product, port, indicator, key)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sli_fact_time ON sli_fact (product, port, time);
        """;

    private static readonly StoreFormat Format = new("file of service-level facts", 0x64706631, [Schema]) // "dpf1"
    {
        UnnumberedTable = "sli_fact",
        NotOne = ObservabilityErrors.NotFacts,
    };

    private const string Insert = """
        INSERT INTO sli_fact (product, port, indicator, key, time, good, total)
        VALUES ($product, $port, $indicator, $key, $time, $good, $total)
        ON CONFLICT (product, port, indicator, key) DO NOTHING
        """;

    // What was recorded before majors were told apart bears the product's identifier alone.
    private const string Select = """
        SELECT indicator, key, time, good, total FROM sli_fact
        WHERE product IN ($product, $before) AND port = $port AND time >= $from AND time < $to
        ORDER BY time, indicator, key
        """;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteSliFacts(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    /// <summary>Opens the file; makes it if absent.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="DataProductException"><c>DP1063</c>: the file cannot be used. <c>DP1290</c>: it is of a newer format.</exception>
    public static SqliteSliFacts Open(string path)
    {
        // Not pooled: when this object is gone, the file is let go.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            StoreFile.Prepare(connection, path, Format, writeAheadLog: true);
            return new SqliteSliFacts(path, connection);
        }
        catch (Exception failure)
        {
            connection.Dispose();
            throw failure is SqliteException ? ObservabilityErrors.BadStore(path, failure) : failure;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DataProductException"><c>DP1062</c> a fact is impossible; <c>DP1063</c> the file cannot be written.</exception>
    public ValueTask RecordAsync(IReadOnlyList<SliFact> facts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var fact in facts)
        {
            if (fact.Good < 0 || fact.Good > fact.Total)
            {
                throw ObservabilityErrors.BadFact(fact);
            }
        }

        Locked(() =>
        {
            using var transaction = _connection.BeginTransaction();
            using var command = Command(Insert, "$product", "$port", "$indicator", "$key", "$time", "$good", "$total");
            command.Transaction = transaction;
            foreach (var fact in facts)
            {
                Bind(command, fact.Product, fact.Port, fact.Indicator, fact.Key, fact.Time.UtcTicks, fact.Good, fact.Total);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="DataProductException"><c>DP1063</c>: the file cannot be read.</exception>
    public ValueTask<IReadOnlyList<SliFact>> ReadAsync(
        string product, string port, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Locked<IReadOnlyList<SliFact>>(() =>
        {
            using var command = Command(Select, "$product", "$before", "$port", "$from", "$to");
            Bind(command, product, ProductReference.Parse(product).Id, port, from.UtcTicks, to.UtcTicks);
            using var reader = command.ExecuteReader();
            var facts = new List<SliFact>();
            while (reader.Read())
            {
                facts.Add(new SliFact(
                    product, port, reader.GetString(0), reader.GetString(1),
                    new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero), reader.GetInt64(3), reader.GetInt64(4)));
            }

            return facts;
        }));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    private T Locked<T>(Func<T> action)
    {
        lock (_gate)
        {
            try
            {
                return action();
            }
            catch (SqliteException failure)
            {
                throw ObservabilityErrors.BadStore(_path, failure);
            }
        }
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        // The text is one of the two constants above; every value is a parameter.
#pragma warning disable CA2100
        var command = new SqliteCommand(text, _connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var value = 0; value < values.Length; value++)
        {
            command.Parameters[value].Value = values[value];
        }
    }
}
