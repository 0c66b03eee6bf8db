using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The statements on items, by the number of their subject. Dead items are given too: who asks knows the subject's key.</summary>
internal sealed class VaultItems(sqlite3 database, string path, VaultNames names) : IDisposable
{
    private const string Columns = "subject, token, key_id, sealed, spelling, space, normaliser, batch, created, predecessor";

    private readonly VaultStatement _insert = new(database, path, $"""
        INSERT INTO item ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (subject, token) DO NOTHING
        """);

    private readonly VaultStatement _find = new(database, path, $"SELECT {Columns} FROM item WHERE subject = ?1 AND token = ?2");

    private readonly VaultStatement _scan = new(
        database, path, $"SELECT {Columns} FROM item WHERE (subject, token) > (?1, ?2) ORDER BY subject, token LIMIT ?3");

    private readonly VaultStatement _list = new(
        database, path, $"SELECT {Columns} FROM item WHERE subject = ?1 AND token > ?2 ORDER BY token LIMIT ?3");

    private readonly VaultStatement _delete = new(database, path, "DELETE FROM item WHERE subject = ?1 AND token = ?2");
    private readonly VaultStatement _deleteAll = new(database, path, "DELETE FROM item WHERE subject = ?1");

    /// <summary>Adds an item unless there is one.</summary>
    public bool TryAdd(long subject, in VaultItem item)
    {
        BindKey(_insert, subject, item.Key);
        _insert.Bind(3, item.KeyId).Bind(4, item.Sealed.Span).Bind(6, names.FindOrAdd(item.Space)).Bind(7, item.Normaliser)
            .Bind(8, names.FindOrAdd(item.Batch)).Bind(9, item.Created.ToUnixTimeMilliseconds());
        _ = item.Spelling.IsEmpty ? _insert.BindNull(5) : _insert.Bind(5, item.Spelling.Span);
        if (item.Predecessor is { } predecessor)
        {
            Span<byte> token = stackalloc byte[VaultKey.TokenSize];
            predecessor.WriteTokenTo(token);
            _insert.Bind(10, token);
        }
        else
        {
            _insert.BindNull(10);
        }

        _insert.Run();
        return raw.sqlite3_changes(database) == 1;
    }

    public VaultItem? Find(long subject, in VaultKey key)
    {
        BindKey(_find, subject, key);
        try
        {
            return _find.Step() ? Read(_find, key) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>Gives the items of a subject after a token.</summary>
    public List<VaultItem> List(long number, SubjectRef subject, ReadOnlySpan<byte> after, int limit)
    {
        _list.Bind(1, number).Bind(2, after).Bind(3, limit);
        return ReadAll(_list, _ => subject);
    }

    /// <summary>Gives the items after a subject's token, of all subjects.</summary>
    public List<VaultItem> Scan(long subject, ReadOnlySpan<byte> after, int limit, Func<long, SubjectRef> subjectOf)
    {
        _scan.Bind(1, subject).Bind(2, after).Bind(3, limit);
        return ReadAll(_scan, subjectOf);
    }

    public void Remove(long subject, in VaultKey key)
    {
        BindKey(_delete, subject, key);
        _delete.Run();
    }

    public int RemoveAll(long subject)
    {
        _deleteAll.Bind(1, subject).Run();
        return raw.sqlite3_changes(database);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _insert, _find, _scan, _list, _delete, _deleteAll })
        {
            statement.Dispose();
        }
    }

    private List<VaultItem> ReadAll(VaultStatement statement, Func<long, SubjectRef> subjectOf)
    {
        var items = new List<VaultItem>();
        try
        {
            while (statement.Step())
            {
                items.Add(Read(statement, new VaultKey(Token(statement.Blob(1)), subjectOf(statement.Integer(0)))));
            }

            return items;
        }
        finally
        {
            statement.Reset();
        }
    }

    private VaultItem Read(VaultStatement row, in VaultKey key) => new(
        key, names.TextOf(row.Integer(5)), row.Integer(2), (int)row.Integer(6), row.Blob(3).ToArray(), names.TextOf(row.Integer(7)),
        VaultTime.Of(row.Integer(8)))
    {
        Spelling = row.Blob(4).ToArray(),
        Predecessor = row.IsNull(9) ? null : new VaultKey(Token(row.Blob(9)), key.Subject),
    };

    // A token of another length was put there by hand; no token is all zeroes.
    private static ReadOnlySpan<byte> Token(ReadOnlySpan<byte> stored) => stored.Length == VaultKey.TokenSize ? stored : new byte[VaultKey.TokenSize];

    private static void BindKey(VaultStatement statement, long subject, in VaultKey key)
    {
        Span<byte> token = stackalloc byte[VaultKey.TokenSize];
        key.WriteTokenTo(token);
        statement.Bind(1, subject).Bind(2, token);
    }
}
