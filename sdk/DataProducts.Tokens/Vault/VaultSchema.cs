using DataProducts.Files;

namespace DataProducts.Tokens;

/// <summary>What lies in a vault's file.</summary>
internal static class VaultSchema
{
    // A subject has a number, which rises: keys and items of new subjects go to the end of their tables, and only the narrow index on the
    // hash is written all over. Keyed by the hash itself, each insertion would be a page of its own in the log (measured: a quarter of the
    // speed). STRICT keeps every cell of its declared type. Subject 0 is nobody in particular.
    private const string Tables = """
        CREATE TABLE subject (
            n INTEGER PRIMARY KEY, ref BLOB NOT NULL UNIQUE, state INTEGER NOT NULL, left_at INTEGER, request BLOB) STRICT;
        CREATE TABLE subject_key (
            subject INTEGER NOT NULL, space INTEGER NOT NULL, id INTEGER NOT NULL, wrapped_by INTEGER NOT NULL, wrapped BLOB NOT NULL,
            PRIMARY KEY (subject, space)) STRICT, WITHOUT ROWID;
        CREATE TABLE item (
            subject INTEGER NOT NULL, token BLOB NOT NULL, space INTEGER NOT NULL, key_id INTEGER NOT NULL, normaliser INTEGER NOT NULL,
            sealed BLOB NOT NULL, spelling BLOB, batch INTEGER NOT NULL, created INTEGER NOT NULL, predecessor BLOB,
            PRIMARY KEY (subject, token)) STRICT, WITHOUT ROWID;
        CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE wrapped_key (
            id INTEGER PRIMARY KEY, domain TEXT NOT NULL, purpose TEXT NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL,
            created INTEGER NOT NULL, UNIQUE (domain, purpose, version)) STRICT;
        CREATE TABLE vault (
            one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, ledger_position INTEGER, ledger_hash BLOB) STRICT;
        INSERT INTO subject (n, ref, state) VALUES (0, zeroblob(16), 1);
        INSERT INTO vault (one, epoch) VALUES (1, 0);
        """;

    /// <summary>Gets the format. Its first version had no subject keys; such a file is refused (<see cref="VaultFile"/>), so there is
    /// nothing to bring forward and the first step is empty.</summary>
    public static StoreFormat Format { get; } = new("vault", 0x64707631, ["SELECT 1", Tables]) // "dpv1"
    {
        NotOne = VaultErrors.NotAVault,
    };
}
