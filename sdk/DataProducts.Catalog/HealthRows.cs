using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Health in the catalog's file: the newest of each major version of a product.</summary>
internal static class HealthRows
{
    public static bool Record(SqliteConnection connection, ProductHealth health) => connection.Run(
        """
        INSERT INTO health (product, major, score, status, evaluated) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (product, major) DO UPDATE SET score = excluded.score, status = excluded.status, evaluated = excluded.evaluated
        WHERE excluded.evaluated >= health.evaluated
        """,
        health.Product, MajorOf(connection, new(health.Product, health.Major)), health.Score, health.Status, health.Evaluated.ToText()) > 0;

    public static ProductHealth? Find(SqliteConnection connection, ProductReference product)
    {
        var major = MajorOf(connection, product);
        using var command = connection.Command("SELECT score, status, evaluated FROM health WHERE product = ?1 AND major = ?2", product.Id, major);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new ProductHealth(product.Id, reader.GetDouble(0), reader.GetString(1), reader.Time(2)) { Major = major.Length == 0 ? null : major } : null;
    }

    private static string MajorOf(SqliteConnection connection, ProductReference product) => MajorRows.Resolve(connection, product) ?? string.Empty;
}
