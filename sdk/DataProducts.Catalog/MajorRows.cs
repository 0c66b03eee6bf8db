using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Which major versions of products the catalog's file holds, and which of them a product's name means.</summary>
internal static class MajorRows
{
    /// <summary>What format 4 adds. What stood in the file before concerns the only major that could be reached: the one of the highest
    /// version.</summary>
    public const string Schema = """
        ALTER TABLE subscription ADD COLUMN major TEXT;
        UPDATE subscription SET major = (
            SELECT substr(version, 1, instr(version, '.') - 1) FROM product WHERE id = subscription.product ORDER BY sequence DESC LIMIT 1);
        DROP INDEX subscription_waiting;
        CREATE UNIQUE INDEX subscription_waiting ON subscription (product, consumer, purpose, coalesce(major, '')) WHERE state = 'Requested';
        ALTER TABLE health RENAME TO health_3;
        CREATE TABLE health (
            product TEXT NOT NULL, major TEXT NOT NULL, score REAL NOT NULL, status TEXT NOT NULL, evaluated TEXT NOT NULL,
            PRIMARY KEY (product, major)) STRICT, WITHOUT ROWID;
        INSERT INTO health SELECT product, coalesce((
            SELECT substr(version, 1, instr(version, '.') - 1) FROM product WHERE id = health_3.product ORDER BY sequence DESC LIMIT 1), ''),
            score, status, evaluated FROM health_3;
        DROP TABLE health_3;
        CREATE TABLE retirement (
            product TEXT NOT NULL, major TEXT NOT NULL, successor TEXT NOT NULL, announced TEXT NOT NULL, announced_by TEXT NOT NULL,
            ends TEXT NOT NULL, retired TEXT, retired_by TEXT, PRIMARY KEY (product, major)) STRICT, WITHOUT ROWID;
        """;

    // Of this connection only, so that what a name means can change without a new format. The highest version of a major is the last of its
    // rows. A major that lacks a published contract or rows does not take the product's name from one that has both.
    private const string Views = """
        CREATE TEMP VIEW product_major AS
        SELECT id, major, max(sequence) AS sequence
        FROM (SELECT id, sequence, substr(version, 1, instr(version, '.') - 1) AS major FROM main.product)
        GROUP BY id, major;
        CREATE TEMP VIEW product_newest AS
        SELECT id, major, sequence FROM (
            SELECT id, major, sequence, row_number() OVER (PARTITION BY id ORDER BY
                EXISTS (SELECT 1 FROM main.retirement AS r WHERE r.product = m.id AND r.major = m.major AND r.retired IS NOT NULL),
                NOT EXISTS (SELECT 1 FROM main.product_release AS r WHERE r.product = m.id AND r.version LIKE m.major || '.%'),
                NOT EXISTS (SELECT 1 FROM main.published AS p WHERE p.product = m.id AND p.contract_version LIKE m.major || '.%'),
                length(major) DESC, major DESC) AS place
            FROM product_major AS m)
        WHERE place = 1;
        """;

    public static void AddViews(SqliteConnection connection) => connection.Run(Views);

    /// <summary>Gives the major that a reference means; null where the catalog knows no such product and the reference names none.</summary>
    public static string? Resolve(SqliteConnection connection, ProductReference product)
    {
        if (product.Major is not null)
        {
            return product.Major;
        }

        using var command = connection.Command("SELECT major FROM product_newest WHERE id = ?1", product.Id);
        return (string?)command.ExecuteScalar();
    }
}
