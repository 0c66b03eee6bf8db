using DataProducts;
using DataProducts.Hydration;

namespace MusicStore;

/// <summary>The shop's two tables, wherever they come from.</summary>
/// <param name="Listeners">The people.</param>
/// <param name="Invoices">The bills.</param>
internal sealed record ShopTables(HydrationSource Listeners, HydrationSource Invoices)
{
    private const string ListenersFile = "listeners.parquet";
    private const string InvoicesFile = "invoices.parquet";

    /// <summary>Finds the tables in a folder: the shop's own database, or two Parquet files with the columns of the records.</summary>
    /// <exception cref="DataProductException"><c>DP1100</c>: there are none.</exception>
    public static ShopTables In(string folder)
    {
        if (File.Exists(Path.Combine(folder, ChinookFile.Name)))
        {
            return ChinookFile.Tables(Path.Combine(folder, ChinookFile.Name));
        }

        return File.Exists(Path.Combine(folder, ListenersFile))
            ? new(ParquetSource.File(Path.Combine(folder, ListenersFile)), ParquetSource.File(Path.Combine(folder, InvoicesFile)))
            : throw new DataProductException("DP1100", $"In '{folder}' is neither {ChinookFile.Name} nor {ListenersFile}. Check --input.");
    }
}
