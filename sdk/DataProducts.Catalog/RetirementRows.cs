using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Notices and ends of major versions in the catalog's file: one row each. The table is of <see cref="MajorRows.Schema"/>.</summary>
internal static class RetirementRows
{
    public static bool Announce(SqliteConnection connection, ProductRetirement one) => connection.Run(
        "INSERT INTO retirement (product, major, successor, announced, announced_by, ends) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        one.Product, one.Major, one.Successor, one.Announced.ToText(), one.AnnouncedBy, one.Ends.ToText()) > 0;

    public static bool Cancel(SqliteConnection connection, ProductReference product) => connection.Run(
        "DELETE FROM retirement WHERE product = ?1 AND major = ?2 AND retired IS NULL", product.Id, product.Major ?? string.Empty) > 0;

    public static bool Retire(SqliteConnection connection, ProductReference product, string by, DateTimeOffset at) => connection.Run(
        "UPDATE retirement SET retired = ?3, retired_by = ?4 WHERE product = ?1 AND major = ?2 AND retired IS NULL",
        product.Id, product.Major ?? string.Empty, at.ToText(), by) > 0;

    public static ProductRetirement? Find(SqliteConnection connection, ProductReference product)
    {
        using var command = connection.Command(
            "SELECT major, successor, announced, announced_by, ends, retired, retired_by FROM retirement WHERE product = ?1 AND major = ?2",
            product.Id, MajorRows.Resolve(connection, product) ?? string.Empty);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new ProductRetirement(
                product.Id, reader.GetString(0), reader.GetString(1), reader.Time(2), reader.GetString(3), reader.Time(4),
                reader.IsDBNull(5) ? null : reader.Time(5), reader.IsDBNull(6) ? null : reader.GetString(6))
            : null;
    }
}
