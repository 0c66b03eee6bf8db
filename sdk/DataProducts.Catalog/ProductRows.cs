using DataProducts.Contracts;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Products in the catalog's file: one row a version.</summary>
internal static class ProductRows
{
    private const string Columns = "p.id, domain, owner, version, description, manifest, contract, registered FROM product AS p";

    /// <summary>Adds the function that <see cref="Search"/> calls: SQLite's own LIKE folds ASCII only, and has wildcards.</summary>
    public static void AddSearch(SqliteConnection connection) => connection.CreateFunction(
        "has_words",
        (string text, string words) => HasWords(text, words),
        isDeterministic: true);

    public static bool Register(SqliteConnection connection, CatalogProduct product, bool replace)
    {
        var (hash, registered) = (product.ContractHash(), RegisteredHash(connection, product));
        if (string.Equals(hash, registered, StringComparison.Ordinal))
        {
            return false;
        }

        if (registered is not null && !replace)
        {
            throw CatalogErrors.OtherContract(product);
        }

        ReleaseRows.RefuseChange(connection, product);
        if (registered is null && Find(connection, ProductReference.Of(product.Id, product.Version)) is { Version: var highest }
            && SemanticVersion.Bump(highest, product.Version) is null or VersionBump.None)
        {
            throw CatalogErrors.NotHigher(product, highest);
        }

        connection.Run(
            """
            INSERT INTO product (id, version, domain, owner, description, manifest, contract, hash, registered)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id, version) DO UPDATE SET domain = excluded.domain, owner = excluded.owner, description = excluded.description,
                manifest = excluded.manifest, contract = excluded.contract, hash = excluded.hash, registered = excluded.registered
            """,
            product.Id, product.Version, product.Domain, product.Owner, product.Description, product.Manifest, product.Contract, hash,
            product.Registered.ToText());
        return true;
    }

    public static CatalogProduct? Find(SqliteConnection connection, ProductReference product)
    {
        using var command = product.Major is null
            ? connection.Command($"SELECT {Columns} WHERE sequence = (SELECT sequence FROM product_newest WHERE id = ?1)", product.Id)
            : connection.Command($"SELECT {Columns} WHERE sequence = (SELECT sequence FROM product_major WHERE id = ?1 AND major = ?2)", product.Id, product.Major);
        return Read(command) is [var found] ? found : null;
    }

    public static IReadOnlyList<CatalogProduct> Majors(SqliteConnection connection, string product)
    {
        using var command = connection.Command(
            $"SELECT {Columns} JOIN product_major AS m ON m.sequence = p.sequence WHERE p.id = ?1 ORDER BY length(m.major) DESC, m.major DESC", product);
        return Read(command);
    }

    public static IReadOnlyList<CatalogProduct> Search(SqliteConnection connection, string words, int limit)
    {
        using var command = connection.Command(
            $"SELECT {Columns} WHERE sequence IN (SELECT sequence FROM product_newest) "
            + "AND has_words(id || char(10) || domain || char(10) || owner || char(10) || description, ?1) ORDER BY id LIMIT ?2",
            words, limit);
        return Read(command);
    }

    private static string? RegisteredHash(SqliteConnection connection, CatalogProduct product)
    {
        using var command = connection.Command("SELECT hash FROM product WHERE id = ?1 AND version = ?2", product.Id, product.Version);
        return (string?)command.ExecuteScalar();
    }

    private static bool HasWords(string text, string words)
    {
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static List<CatalogProduct> Read(SqliteCommand command)
    {
        var products = new List<CatalogProduct>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            products.Add(new CatalogProduct(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), reader.GetString(6), reader.Time(7)));
        }

        return products;
    }
}
