using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>The errors of the catalog, <c>DP1700</c> to <c>DP1709</c>.</summary>
internal static class CatalogErrors
{
    public static DataProductException Unavailable(string path, Exception cause) => new(
        "DP1700", $"The catalog '{path}' cannot be used: {Reason(cause)}. "
        + "Nothing was changed; look at the folder, the disk and other programs that hold the file, then run again.", cause);

    public static DataProductException NotACatalog(string path) => new(
        "DP1701", $"The file '{path}' is not a catalog. Give the catalog's file, or move this one away.");

    public static DataProductException OtherContract(CatalogProduct product) => new(
        "DP1702", $"Version {product.Version} of '{product.Id}' is registered with another contract. Raise the version, "
        + "or in development ask to replace it.");

    public static DataProductException NotAVersion(CatalogProduct product) => new(
        "DP1703", $"Product '{product.Id}' cannot be registered: its version is not a semantic version, for example 1.0.0.");

    public static DataProductException NotHigher(CatalogProduct product, string registered) => new(
        "DP1703", $"Product '{product.Id}' is registered in version {registered}, and {product.Version} is not higher. "
        + "Raise the version.");

    public static DataProductException Released(CatalogProduct product) => new(
        "DP1744", $"Version {product.Version} of '{product.Id}' is published, and its contract stands. Raise the version; "
        + "'dataproduct diff --against published' says how far.");

    public static DataProductException Invalid(string what, string rule) => new(
        "DP1704", $"The catalog does not take this {what}: {rule}.");

    private static string Reason(Exception cause) => cause is SqliteException sqlite
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SQLite code {sqlite.SqliteExtendedErrorCode}")
        : cause.GetType().Name;
}
