using System.Data;
using System.Data.Common;

namespace DataProducts.Hydration;

/// <summary>What a database is asked, and how it is reached.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Connect">Gives a connection, which is disposed after each use.</param>
/// <param name="Sql">The query.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record DbQuery(
    string Name,
    Func<CancellationToken, ValueTask<DbConnection>> Connect,
    string Sql,
    IReadOnlyList<KeyValuePair<string, object?>> Parameters) : IDbRows
{
    /// <summary>Runs the query itself.</summary>
    public ValueTask<DbRows> OpenAsync(CancellationToken cancellationToken) => OpenAsync(Sql, [], cancellationToken);

    /// <summary>Runs a query about the query.</summary>
    public async ValueTask<DbRows> OpenAsync(
        string sql, IReadOnlyList<KeyValuePair<string, object?>> further, CancellationToken cancellationToken)
    {
        var connection = await Connect(cancellationToken).ConfigureAwait(false);
        DbCommand? command = null;
        try
        {
            if (connection.State != ConnectionState.Open)
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            }

            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in Parameters.Concat(further))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return new DbRows(reader, command, connection);
        }
        catch
        {
            if (command is not null)
            {
                await command.DisposeAsync().ConfigureAwait(false);
            }

            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the one value that a query about the query gives; null for the database's null.</summary>
    public async ValueTask<object?> ScalarAsync(
        string sql, IReadOnlyList<KeyValuePair<string, object?>> further, CancellationToken cancellationToken)
    {
        var rows = await OpenAsync(sql, further, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return await rows.Reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !rows.Reader.IsDBNull(0) ? rows.Reader.GetValue(0) : null;
        }
    }
}

/// <summary>Rows that can be asked for again and again.</summary>
internal interface IDbRows
{
    /// <summary>Asks for the rows.</summary>
    ValueTask<DbRows> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>Rows from a delegate of the team's.</summary>
internal sealed record DbDelegate(Func<CancellationToken, ValueTask<DbDataReader>> Open) : IDbRows
{
    public async ValueTask<DbRows> OpenAsync(CancellationToken cancellationToken) => new(await Open(cancellationToken).ConfigureAwait(false));
}

/// <summary>A reader, and what has to be let go with it.</summary>
internal sealed class DbRows(DbDataReader reader, params IAsyncDisposable[] owners) : IAsyncDisposable
{
    public DbDataReader Reader { get; } = reader;

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync().ConfigureAwait(false);
        foreach (var owner in owners)
        {
            await owner.DisposeAsync().ConfigureAwait(false);
        }
    }
}
