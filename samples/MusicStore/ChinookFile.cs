using DataProducts;
using Microsoft.Data.Sqlite;

namespace MusicStore;

/// <summary>Reads the shop's tables from the Chinook database (github.com/lerocha/chinook-database).</summary>
internal static class ChinookFile
{
    public const string Name = "Chinook_Sqlite.sqlite";

    private const string Listeners = "SELECT CustomerId, Email, Phone, Address, Country FROM Customer ORDER BY CustomerId";

    private const string Invoices = """
        SELECT InvoiceId, CustomerId, BillingAddress, BillingCountry, InvoiceDate, printf('%.2f', Total) FROM Invoice ORDER BY InvoiceId
        """;

    /// <summary>Reads what is needed of the file; names and companies are not taken at all.</summary>
    /// <exception cref="DataProductException"><c>DP1100</c>: there is no such file, or it is another one.</exception>
    public static ShopTables Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var source = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            using var connection = new SqliteConnection(source.ToString());
            connection.Open();
            return new ShopTables(
                Name,
                Table(connection, Listeners, ShopTables.ListenersHeader, country: 4),
                Table(connection, Invoices, ShopTables.InvoicesHeader, country: 3));
        }
        catch (SqliteException failure)
        {
            throw new DataProductException(
                "DP1100", $"The source '{path}' cannot be read as the Chinook database ({failure.SqliteErrorCode}). Check --input.", failure);
        }
    }

    private static byte[] Table(SqliteConnection connection, string sql, string header, int country)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var csv = new CsvText(header);
        var fields = new string[reader.FieldCount];
        while (reader.Read())
        {
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.IsDBNull(i) ? "" : reader.GetString(i);
            }

            fields[country] = Countries.CodeOf(fields[country]);
            csv.Add(fields);
        }

        return csv.ToBytes();
    }
}
