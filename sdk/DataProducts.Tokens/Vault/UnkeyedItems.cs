using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>What a vault of format 1 held: items sealed under their domain's key, which no erasure could destroy. They wait here to be sealed
/// anew under their subject's key, and the last one takes the table with it.</summary>
internal static class UnkeyedItems
{
    /// <summary>What makes the tables of format 1 into these.</summary>
    public const string Rename = "ALTER TABLE item RENAME TO item_unkeyed; ALTER TABLE wrapped_key ADD COLUMN created INTEGER NOT NULL DEFAULT 0;";

    /// <summary>The tables of format 1; a new file has them for as long as it is being made.</summary>
    public const string Tables = """
        CREATE TABLE item (
            token BLOB NOT NULL, subject BLOB NOT NULL, key_id INTEGER NOT NULL, normaliser INTEGER NOT NULL, sealed BLOB NOT NULL,
            batch TEXT NOT NULL, created INTEGER NOT NULL, erased INTEGER, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
        CREATE TABLE wrapped_key (
            id INTEGER PRIMARY KEY, domain TEXT NOT NULL, purpose TEXT NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL,
            UNIQUE (domain, purpose, version)) STRICT;
        """;

    public static bool Exist(sqlite3 database, string path)
    {
        using var find = new VaultStatement(database, path, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'item_unkeyed'");
        return find.Step();
    }

    /// <summary>Gives some of them; their space is not known yet.</summary>
    public static List<VaultItem> Page(sqlite3 database, string path, int limit)
    {
        using var read = new VaultStatement(
            database, path, "SELECT token, subject, key_id, normaliser, sealed, batch, created FROM item_unkeyed LIMIT ?1");
        read.Bind(1, limit);
        var items = new List<VaultItem>();
        while (read.Step())
        {
            items.Add(new VaultItem(
                new VaultKey(read.Blob(0), new SubjectRef(read.Blob(1))), "", read.Integer(2), (int)read.Integer(3), read.Blob(4).ToArray(),
                read.Text(5), VaultTime.Of(read.Integer(6))));
        }

        return items;
    }

    public static void Remove(sqlite3 database, string path, IEnumerable<VaultKey> keys)
    {
        using var remove = new VaultStatement(database, path, "DELETE FROM item_unkeyed WHERE token = ?1 AND subject = ?2");
        var (token, subject) = (new byte[VaultKey.TokenSize], new byte[SubjectRef.Size]);
        foreach (var key in keys)
        {
            key.WriteTokenTo(token);
            key.Subject.WriteTo(subject);
            remove.Bind(1, token).Bind(2, subject).Run();
        }
    }

    public static void Drop(sqlite3 database, string path)
    {
        using var drop = new VaultStatement(database, path, "DROP TABLE IF EXISTS item_unkeyed");
        drop.Run();
    }
}
