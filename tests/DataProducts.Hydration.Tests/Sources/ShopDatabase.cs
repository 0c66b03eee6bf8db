using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Hydration.Tests;

/// <summary>A SQLite database in a folder of its own.</summary>
internal sealed class ShopDatabase : IDisposable
{
    private readonly TempFolder _folder = new();

    public ShopDatabase(params string[] statements)
    {
        Run(statements);
    }

    public string Path => _folder["shop.db"];

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public void Run(params string[] statements)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public DbSource Query(string sql, params ReadOnlySpan<(string, object?)> parameters) =>
        DbSource.Query("shop", _ => ValueTask.FromResult<System.Data.Common.DbConnection>(Connect()), sql, parameters);

    public void Dispose() => _folder.Dispose();
}
