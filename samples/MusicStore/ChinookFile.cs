using DataProducts.Hydration;
using Microsoft.Data.Sqlite;

namespace MusicStore;

/// <summary>The shop's tables in the Chinook database (github.com/lerocha/chinook-database), of which a run takes what is new.</summary>
internal static class ChinookFile
{
    public const string Name = "Chinook_Sqlite.sqlite";

    // Names and companies are not taken at all.
    private static readonly string Listeners = $"""
        SELECT CustomerId AS listener_id, Email AS email, Phone AS phone, Address AS address_line, {Countries.Sql("Country")} AS country FROM Customer
        """;

    private static readonly string Invoices = $"""
        SELECT InvoiceId AS invoice_id, CustomerId AS listener_id, BillingAddress AS address_line, {Countries.Sql("BillingCountry")} AS country,
               InvoiceDate AS issued, printf('%.2f', Total) AS total
        FROM Invoice
        """;

    /// <summary>Asks the file's tables.</summary>
    /// <param name="path">The file.</param>
    public static ShopTables Tables(string path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var database = SqliteFactory.Instance.CreateDataSource(source.ToString());
        return new ShopTables(
            DbSource.Query($"{Name}:listeners", database, Listeners).Cursor("listener_id"),
            DbSource.Query($"{Name}:invoices", database, Invoices).Cursor("invoice_id"));
    }
}
