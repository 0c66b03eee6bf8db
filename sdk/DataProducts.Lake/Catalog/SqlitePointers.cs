using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts.Lake.Catalog;

/// <summary>
/// Which metadata file is each table's current one, in one SQLite file that is laid out as Iceberg's JDBC catalog does it.
/// </summary>
internal sealed class SqlitePointers
{
    private const string CatalogName = "dataproducts";

    // The first version of the layout (JdbcUtil.java), which PyIceberg and Java open as it is.
    private const string Layout = """
        CREATE TABLE IF NOT EXISTS iceberg_tables (
            catalog_name VARCHAR(255) NOT NULL, table_namespace VARCHAR(255) NOT NULL, table_name VARCHAR(255) NOT NULL,
            metadata_location VARCHAR(1000), previous_metadata_location VARCHAR(1000),
            PRIMARY KEY (catalog_name, table_namespace, table_name));
        CREATE TABLE IF NOT EXISTS iceberg_namespace_properties (
            catalog_name VARCHAR(255) NOT NULL, namespace VARCHAR(255) NOT NULL, property_key VARCHAR(255) NOT NULL,
            property_value VARCHAR(1000),
            PRIMARY KEY (catalog_name, namespace, property_key));
        """;

    // SQLite's own two numbers in the file's header; Iceberg's libraries neither read nor write them.
    private static readonly StoreFormat Format = new("catalog of tables", 0x64706c31, [Layout]) // "dpl1"
    {
        UnnumberedTable = "iceberg_tables",
        NotOne = LakeErrors.NotACatalog,
    };

    private const string Key = "catalog_name = $catalog AND table_namespace = $namespace AND table_name = $name";

    private readonly string _path;
    private readonly string _connection;

    /// <summary>Names the file, which is created with the first table.</summary>
    public SqlitePointers(string path)
    {
        _path = Path.GetFullPath(path);
        _connection = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = 30, Pooling = false }.ConnectionString;
    }

    /// <summary>Gives where a table's pointer is; null of a table that is not known.</summary>
    public ValueTask<string?> FindAsync(TableId table, CancellationToken cancellationToken) => File.Exists(_path)
        ? ExecuteAsync(
            table, $"SELECT metadata_location FROM iceberg_tables WHERE {Key}", null, null,
            async (command, cancel) => await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) as string, cancellationToken)
        : ValueTask.FromResult<string?>(null);

    /// <summary>Gives every table that is known.</summary>
    public ValueTask<IReadOnlyList<TableId>> AllAsync(CancellationToken cancellationToken) => File.Exists(_path)
        ? ExecuteAsync(
            null, "SELECT table_namespace, table_name FROM iceberg_tables WHERE catalog_name = $catalog ORDER BY 1, 2", null, null,
            ReadAllAsync, cancellationToken)
        : ValueTask.FromResult<IReadOnlyList<TableId>>([]);

    /// <summary>Sets a table's first pointer.</summary>
    /// <returns>True if this call did it, durably; false if the table was known already.</returns>
    public ValueTask<bool> TryCreateAsync(TableId table, string metadataLocation, CancellationToken cancellationToken)
    {
        Storage.Folders.EnsureDurable(Path.GetDirectoryName(_path)!);
        return ChangeAsync(
            table,
            "INSERT INTO iceberg_tables VALUES ($catalog, $namespace, $name, $next, NULL) ON CONFLICT DO NOTHING",
            null, metadataLocation, cancellationToken);
    }

    /// <summary>Moves a table's pointer if it still is where the caller saw it.</summary>
    /// <returns>True if this call moved it, durably; false if it was elsewhere, or the table is not known.</returns>
    public ValueTask<bool> TryMoveAsync(TableId table, string expected, string next, CancellationToken cancellationToken) => ChangeAsync(
        table,
        "UPDATE iceberg_tables SET metadata_location = $next, previous_metadata_location = $expected "
        + $"WHERE {Key} AND metadata_location = $expected",
        expected, next, cancellationToken);

    private static async Task<IReadOnlyList<TableId>> ReadAllAsync(SqliteCommand command, CancellationToken cancellationToken)
    {
        var tables = new List<TableId>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                tables.Add(new TableId(reader.GetString(0), reader.GetString(1)));
            }
        }

        return tables;
    }

    private ValueTask<bool> ChangeAsync(
        TableId table, string sql, string? expected, string next, CancellationToken cancellationToken) =>
        ExecuteAsync(
            table, sql, expected, next,
            async (command, cancel) => await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false) == 1, cancellationToken);

    private async ValueTask<T> ExecuteAsync<T>(
        TableId? table, string sql, string? expected, string? next,
        Func<SqliteCommand, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            var connection = new SqliteConnection(_connection);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                StoreFile.Prepare(connection, _path, Format, writeAheadLog: false);
                var command = connection.CreateCommand();
                await using (command.ConfigureAwait(false))
                {
#pragma warning disable CA2100 // The text is one of the four constants above; values are parameters.
                    command.CommandText = sql;
#pragma warning restore CA2100
                    command.Parameters.AddWithValue("$catalog", CatalogName);
                    if (table is not null)
                    {
                        command.Parameters.AddWithValue("$namespace", table.Namespace);
                        command.Parameters.AddWithValue("$name", table.Name);
                    }

                    if (expected is not null)
                    {
                        command.Parameters.AddWithValue("$expected", expected);
                    }

                    if (next is not null)
                    {
                        command.Parameters.AddWithValue("$next", next);
                    }

                    return await run(command, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (SqliteException failure)
        {
            throw LakeErrors.Catalog(_path, failure);
        }
    }
}
