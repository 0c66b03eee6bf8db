using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Health in the catalog's file: the newest of each product.</summary>
internal static class HealthRows
{
    public static bool Record(SqliteConnection connection, ProductHealth health) => connection.Run(
        """
        INSERT INTO health (product, score, status, evaluated) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (product) DO UPDATE SET score = excluded.score, status = excluded.status, evaluated = excluded.evaluated
        WHERE excluded.evaluated >= health.evaluated
        """,
        health.Product, health.Score, health.Status, health.Evaluated.ToText()) > 0;

    public static ProductHealth? Find(SqliteConnection connection, string product)
    {
        using var command = connection.Command("SELECT score, status, evaluated FROM health WHERE product = ?1", product);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new ProductHealth(product, reader.GetDouble(0), reader.GetString(1), reader.Time(2)) : null;
    }
}
