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
        CREATE TABLE vault (
            one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, ledger_position INTEGER, ledger_hash BLOB) STRICT;
        INSERT INTO subject (n, ref, state) VALUES (0, zeroblob(16), 1);
        INSERT INTO vault (one, epoch) VALUES (1, 0);
        """;

    /// <summary>Gets the format. What format 1 held is sealed anew when the vault's keys are there (<see cref="UnkeyedItems"/>).</summary>
    public static StoreFormat Format { get; } = new("vault", 0x64707631, [UnkeyedItems.Tables, UnkeyedItems.Rename + Tables]) // "dpv1"
    {
        NotOne = VaultErrors.NotAVault,
    };
}
