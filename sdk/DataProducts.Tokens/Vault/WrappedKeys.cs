using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The statements on a vault's wrapped keys. Nothing here updates; only a retired key is deleted.</summary>
internal sealed class WrappedKeys(sqlite3 database, string path) : IDisposable
{
    private readonly VaultStatement _insert = new(database, path, """
        INSERT INTO wrapped_key (id, domain, purpose, version, wrapped, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO NOTHING
        """);

    private readonly VaultStatement _byName = new(database, path, """
        SELECT id, domain, purpose, version, wrapped, created FROM wrapped_key WHERE domain = ?1 AND purpose = ?2 AND version = ?3
        """);

    private readonly VaultStatement _byId = new(database, path, """
        SELECT id, domain, purpose, version, wrapped, created FROM wrapped_key WHERE id = ?1
        """);

    private readonly VaultStatement _list = new(database, path, """
        SELECT id, domain, purpose, version, wrapped, created FROM wrapped_key WHERE domain = ?1 AND purpose = ?2 ORDER BY version
        """);

    private readonly VaultStatement _remove = new(database, path, """
        DELETE FROM wrapped_key WHERE domain = ?1 AND purpose = ?2 AND version = ?3
        """);

    public WrappedKey AddOrGet(WrappedKey key)
    {
        _insert.Bind(1, key.Id).Bind(2, key.Name.Domain).Bind(3, key.Name.Purpose).Bind(4, key.Name.Version)
            .Bind(5, key.Wrapped.Span).Bind(6, key.Created.ToUnixTimeMilliseconds()).Run();
        return Find(key.Name)!;
    }

    public WrappedKey? Find(KeyName name) => Read(_byName.Bind(1, name.Domain).Bind(2, name.Purpose).Bind(3, name.Version));

    public WrappedKey? Find(long id) => Read(_byId.Bind(1, id));

    public IReadOnlyList<WrappedKey> List(string domain, string purpose)
    {
        var keys = new List<WrappedKey>();
        _list.Bind(1, domain).Bind(2, purpose);
        try
        {
            while (_list.Step())
            {
                keys.Add(Row(_list));
            }
        }
        finally
        {
            _list.Reset();
        }

        return keys;
    }

    public void Remove(KeyName name) => _remove.Bind(1, name.Domain).Bind(2, name.Purpose).Bind(3, name.Version).Run();

    public void Dispose()
    {
        _insert.Dispose();
        _byName.Dispose();
        _byId.Dispose();
        _list.Dispose();
        _remove.Dispose();
    }

    private static WrappedKey? Read(VaultStatement statement)
    {
        try
        {
            return statement.Step() ? Row(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static WrappedKey Row(VaultStatement row) => new(
        new KeyName(row.Text(1), row.Text(2), (int)row.Integer(3)), row.Integer(0), row.Blob(4).ToArray(), VaultTime.Of(row.Integer(5)));
}
