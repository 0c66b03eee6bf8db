using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Subscriptions in the catalog's file: one row each, moved by compare and swap.</summary>
internal static class SubscriptionRows
{
    /// <summary>The tables of format 2; a catalog of format 1 gets them when it is opened. Format 4 adds the major version.</summary>
    public const string Schema = """
        CREATE TABLE subscription (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, product TEXT NOT NULL, consumer TEXT NOT NULL,
            purpose TEXT NOT NULL, expires TEXT NOT NULL, state TEXT NOT NULL, requested_by TEXT NOT NULL, requested TEXT NOT NULL,
            decided_by TEXT, decided TEXT) STRICT;
        CREATE INDEX subscription_product ON subscription (product, sequence);
        CREATE UNIQUE INDEX subscription_waiting ON subscription (product, consumer, purpose) WHERE state = 'Requested';
        """;

    private const string Columns = "id, product, consumer, purpose, expires, state, requested_by, requested, decided_by, decided, major FROM subscription";

    public static bool Add(SqliteConnection connection, CatalogSubscription one) => connection.Run(
        """
        INSERT INTO subscription (id, product, consumer, purpose, expires, state, requested_by, requested, major)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING
        """,
        one.Id, one.Product, one.Consumer, one.Purpose, one.Expires.ToText(), one.State.ToString(), one.RequestedBy, one.Requested.ToText(),
        (object?)MajorRows.Resolve(connection, one.Reference) ?? DBNull.Value) > 0;

    public static bool Move(
        SqliteConnection connection, string id, SubscriptionState from, SubscriptionState to, string by, DateTimeOffset at) => connection.Run(
        "UPDATE subscription SET state = ?3, decided_by = ?4, decided = ?5 WHERE id = ?1 AND state = ?2",
        id, from.ToString(), to.ToString(), by, at.ToText()) > 0;

    public static CatalogSubscription? Find(SqliteConnection connection, string id)
    {
        using var command = connection.Command($"SELECT {Columns} WHERE id = ?1", id);
        return Read(command) is [var one] ? one : null;
    }

    public static IReadOnlyList<CatalogSubscription> List(SqliteConnection connection, ProductReference? product)
    {
        using var command = product is null
            ? connection.Command($"SELECT {Columns} ORDER BY sequence")
            : connection.Command(
                $"SELECT {Columns} WHERE product = ?1 AND (?2 IS NULL OR major = ?2) ORDER BY sequence", product.Value.Id, (object?)product.Value.Major ?? DBNull.Value);
        return Read(command);
    }

    private static List<CatalogSubscription> Read(SqliteCommand command)
    {
        var found = new List<CatalogSubscription>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found.Add(new CatalogSubscription(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.Time(4),
                Enum.Parse<SubscriptionState>(reader.GetString(5)), reader.GetString(6), reader.Time(7),
                reader.IsDBNull(8) ? null : reader.GetString(8), reader.IsDBNull(9) ? null : reader.Time(9))
            {
                Major = reader.IsDBNull(10) ? null : reader.GetString(10),
            });
        }

        return found;
    }
}
