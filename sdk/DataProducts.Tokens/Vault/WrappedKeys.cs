using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The statements on a vault's wrapped keys. Nothing here updates or deletes.</summary>
internal sealed class WrappedKeys(sqlite3 database, string path) : IDisposable
{
    private readonly VaultStatement _insert = new(database, path, """
        INSERT INTO wrapped_key (id, domain, purpose, version, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (domain, purpose, version) DO NOTHING
        """);

    private readonly VaultStatement _byName = new(database, path, """
        SELECT id, domain, purpose, version, wrapped FROM wrapped_key WHERE domain = ?1 AND purpose = ?2 AND version = ?3
        """);

    private readonly VaultStatement _byId = new(database, path, """
        SELECT id, domain, purpose, version, wrapped FROM wrapped_key WHERE id = ?1
        """);

    public WrappedKey AddOrGet(WrappedKey key)
    {
        _insert.Bind(1, key.Id).Bind(2, key.Name.Domain).Bind(3, key.Name.Purpose).Bind(4, key.Name.Version)
            .Bind(5, key.Wrapped.Span).Run();
        return Find(key.Name)!;
    }

    public WrappedKey? Find(KeyName name) => Read(_byName.Bind(1, name.Domain).Bind(2, name.Purpose).Bind(3, name.Version));

    public WrappedKey? Find(long id) => Read(_byId.Bind(1, id));

    public void Dispose()
    {
        _insert.Dispose();
        _byName.Dispose();
        _byId.Dispose();
    }

    private static WrappedKey? Read(VaultStatement statement)
    {
        try
        {
            return statement.Step()
                ? new WrappedKey(
                    new KeyName(statement.Text(1), statement.Text(2), (int)statement.Integer(3)),
                    statement.Integer(0),
                    statement.Blob(4).ToArray())
                : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
