using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Published versions in the catalog's file: one row a version, one a jurisdiction's snapshot. Nothing is ever changed.</summary>
internal static class PublishedRows
{
    /// <summary>Publishes; false if the batch was published before, whatever its snapshots are now.</summary>
    public static bool Publish(SqliteConnection connection, PublishedVersion version)
    {
        var added = connection.Run(
            """
            INSERT INTO published (product, port, batch, contract_version, published) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (product, port, batch) DO NOTHING
            """,
            version.Product, version.Port, version.Batch, version.ContractVersion, version.Published.ToText());
        if (added == 0)
        {
            return false;
        }

        foreach (var (jurisdiction, snapshot) in version.Snapshots)
        {
            connection.Run(
                "INSERT INTO published_snapshot (sequence, jurisdiction, snapshot) SELECT max(sequence), ?1, ?2 FROM published",
                jurisdiction.Code, snapshot);
        }

        return true;
    }

    public static IReadOnlyList<PublishedVersion> History(SqliteConnection connection, ProductReference product, string port, int limit)
    {
        // Of a product that nobody registered, every version.
        var major = MajorRows.Resolve(connection, product) is { } one ? $"{one}.%" : "%";
        using var command = connection.Command(
            """
            SELECT sequence, contract_version, batch, published FROM published
            WHERE product = ?1 AND port = ?2 AND contract_version LIKE ?4 ORDER BY sequence DESC LIMIT ?3
            """,
            product.Id, port, limit, major);
        var versions = new List<PublishedVersion>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            versions.Add(new PublishedVersion(
                product.Id, port, reader.GetString(1), reader.GetString(2), reader.Time(3), Snapshots(connection, reader.GetInt64(0))));
        }

        return versions;
    }

    private static Dictionary<Jurisdiction, long> Snapshots(SqliteConnection connection, long sequence)
    {
        using var command = connection.Command(
            "SELECT jurisdiction, snapshot FROM published_snapshot WHERE sequence = ?1 ORDER BY jurisdiction", sequence);
        var snapshots = new Dictionary<Jurisdiction, long>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            snapshots.Add(Jurisdiction.Parse(reader.GetString(0)), reader.GetInt64(1));
        }

        return snapshots;
    }
}
