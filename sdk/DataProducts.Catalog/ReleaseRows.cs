using DataProducts.Contracts;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Published versions of contracts in the catalog's file: one row a version, one a file that was derived from it.</summary>
internal static class ReleaseRows
{
    public const string Schema = """
        CREATE TABLE product_release (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, product TEXT NOT NULL, version TEXT NOT NULL, manifest TEXT NOT NULL,
            published TEXT NOT NULL, published_by TEXT NOT NULL, UNIQUE (product, version)) STRICT;
        CREATE INDEX product_release_newest ON product_release (product, sequence);
        CREATE TABLE release_consumer (
            sequence INTEGER NOT NULL REFERENCES product_release, consumer TEXT NOT NULL, PRIMARY KEY (sequence, consumer)) STRICT, WITHOUT ROWID;
        CREATE TABLE release_artefact (
            sequence INTEGER NOT NULL REFERENCES product_release, path TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (sequence, path)) STRICT;
        """;

    private const string Columns = "SELECT sequence, version, manifest, published, published_by FROM product_release WHERE product = ?1";

    // A number without leading zeros: the longer is the higher one.
    private const string Major = "substr(version, 1, instr(version, '.') - 1)";

    public static bool Add(SqliteConnection connection, ProductRelease release, string? after)
    {
        if (!string.Equals(Find(connection, ProductReference.Of(release.Product, release.Version), version: null)?.Version, after, StringComparison.Ordinal))
        {
            return false;
        }

        if (string.Equals(after, release.Version, StringComparison.Ordinal))
        {
            connection.Run(
                "UPDATE product_release SET manifest = ?3, published = ?4, published_by = ?5 WHERE product = ?1 AND version = ?2",
                release.Product, release.Version, release.Manifest, release.Published.ToText(), release.PublishedBy);
        }
        else if (connection.Run(
            "INSERT INTO product_release (product, version, manifest, published, published_by) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            release.Product, release.Version, release.Manifest, release.Published.ToText(), release.PublishedBy) == 0)
        {
            return false;
        }

        var sequence = SequenceOf(connection, release);
        connection.Run("DELETE FROM release_artefact WHERE sequence = ?1", sequence);
        foreach (var consumer in release.Acknowledged)
        {
            connection.Run("INSERT INTO release_consumer (sequence, consumer) VALUES (?1, ?2) ON CONFLICT DO NOTHING", sequence, consumer);
        }

        foreach (var artefact in release.Artefacts)
        {
            connection.Run("INSERT INTO release_artefact (sequence, path, text) VALUES (?1, ?2, ?3)", sequence, artefact.Path, artefact.Text);
        }

        return true;
    }

    public static ProductRelease? Find(SqliteConnection connection, ProductReference product, string? version)
    {
        using var command = version is null
            ? connection.Command($"{Columns} AND version LIKE ?2 ORDER BY instr(version, '.') DESC, {Major} DESC, sequence DESC LIMIT 1", product.Id, Of(product))
            : connection.Command($"{Columns} AND version = ?2", product.Id, version);
        return Read(connection, command, product.Id) is [var release] ? release : null;
    }

    public static IReadOnlyList<ProductRelease> List(SqliteConnection connection, ProductReference product)
    {
        using var command = connection.Command($"{Columns} AND version LIKE ?2 ORDER BY sequence DESC", product.Id, Of(product));
        return Read(connection, command, product.Id);
    }

    /// <summary>Refuses to register another contract under a version that is published: <c>DP1744</c>.</summary>
    public static void RefuseChange(SqliteConnection connection, CatalogProduct product)
    {
        using var command = connection.Command(
            "SELECT manifest FROM product_release WHERE product = ?1 AND version = ?2", product.Id, product.Version);
        if (command.ExecuteScalar() is string manifest
            && !string.Equals(manifest, product.Manifest, StringComparison.Ordinal)
            && ContractDiff.Between(ManifestReader.Parse(manifest), ManifestReader.Parse(product.Manifest)).Changes.Count > 0)
        {
            throw CatalogErrors.Released(product);
        }
    }

    private static string Of(ProductReference product) => product.Major is null ? "%" : $"{product.Major}.%";

    private static long SequenceOf(SqliteConnection connection, ProductRelease release)
    {
        using var command = connection.Command(
            "SELECT sequence FROM product_release WHERE product = ?1 AND version = ?2", release.Product, release.Version);
        return (long)command.ExecuteScalar()!;
    }

    private static List<ProductRelease> Read(SqliteConnection connection, SqliteCommand command, string product)
    {
        var releases = new List<ProductRelease>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var sequence = reader.GetInt64(0);
            releases.Add(new ProductRelease(
                product, reader.GetString(1), reader.GetString(2), reader.Time(3), reader.GetString(4),
                Consumers(connection, sequence), Artefacts(connection, sequence)));
        }

        return releases;
    }

    private static List<string> Consumers(SqliteConnection connection, long sequence)
    {
        using var command = connection.Command("SELECT consumer FROM release_consumer WHERE sequence = ?1 ORDER BY consumer", sequence);
        var consumers = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            consumers.Add(reader.GetString(0));
        }

        return consumers;
    }

    private static List<ReleaseArtefact> Artefacts(SqliteConnection connection, long sequence)
    {
        using var command = connection.Command("SELECT path, text FROM release_artefact WHERE sequence = ?1 ORDER BY path", sequence);
        var artefacts = new List<ReleaseArtefact>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            artefacts.Add(new ReleaseArtefact(reader.GetString(0), reader.GetString(1)));
        }

        return artefacts;
    }
}
