using System.Text;

namespace DataProducts.Query.Tests;

public sealed class EscapeTests(Lake lake) : IClassFixture<Lake>
{
    [Theory]
    [InlineData("SELECT * FROM read_parquet('$customers')", "DP1805")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "DP1805")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')", "DP1805")]
    [InlineData("SELECT * FROM read_blob('$customers')", "DP1805")]
    [InlineData("SELECT * FROM read_json('/etc/passwd')", "DP1805")]
    [InlineData("SELECT * FROM glob('/etc/*')", "DP1805")]
    [InlineData("SELECT * FROM parquet_metadata('$customers')", "DP1805")]
    [InlineData("SELECT * FROM parquet_scan(['$customers'])", "DP1805")]
    [InlineData("COPY (SELECT 1) TO '/tmp/out.csv'", "DP1803")]
    [InlineData("COPY retail.customers FROM '/etc/passwd'", "DP1803")]
    [InlineData("ATTACH '/tmp/x.db' AS x", "DP1803")]
    [InlineData("PRAGMA database_list", "*")]
    [InlineData("PRAGMA show_tables", "*")]
    [InlineData("SET enable_external_access=true", "DP1803")]
    [InlineData("RESET lock_configuration", "DP1803")]
    [InlineData("INSTALL httpfs", "DP1803")]
    [InlineData("LOAD '/tmp/x.so'", "DP1803")]
    [InlineData("CREATE TABLE x AS SELECT * FROM retail.customers", "DP1803")]
    [InlineData("CREATE MACRO m(a) AS a", "DP1803")]
    [InlineData("INSERT INTO retail.customers VALUES (1)", "DP1803")]
    [InlineData("DELETE FROM retail.customers", "DP1803")]
    [InlineData("CALL pragma_version()", "DP1803")]
    [InlineData("EXPLAIN SELECT * FROM retail.customers", "DP1803")]
    [InlineData("PREPARE p AS SELECT 1", "DP1803")]
    [InlineData("EXECUTE p", "DP1803")]
    [InlineData("SELECT 1; SELECT 2", "DP1803")]
    [InlineData("SELECT 1; DROP TABLE x", "*")]
    [InlineData("SELECT 1 /* ; */ ; -- x\n ATTACH 'y'", "*")]
    [InlineData("", "DP1803")]
    [InlineData("-- nothing", "DP1803")]
    [InlineData("SELECT * FROM query('SELECT 1')", "DP1805")]
    [InlineData("SELECT * FROM query_table('$customers')", "DP1805")]
    [InlineData("SELECT * FROM json_execute_serialized_sql('{}')", "DP1805")]
    [InlineData("SELECT json_serialize_sql('SELECT 1')", "DP1806")]
    [InlineData("FROM '/etc/passwd'", "DP1808")]
    [InlineData("FROM '$customers'", "DP1808")]
    [InlineData("SELECT * FROM \"$customers\"", "DP1808")]
    [InlineData("SELECT * FROM '/tmp'.'x.parquet'", "*")]
    [InlineData("SELECT * FROM \"/tmp\".\"x.parquet\"", "DP1808")]
    [InlineData("WITH \"$customers\" AS (SELECT 1) SELECT * FROM \"$customers\"", "DP1808")]
    [InlineData("WITH \"x.parquet\" AS (SELECT 1) SELECT * FROM \"x.parquet\"", "DP1808")]
    [InlineData("SELECT * FROM duckdb_settings()", "DP1805")]
    [InlineData("SELECT * FROM duckdb_functions()", "DP1805")]
    [InlineData("SELECT * FROM duckdb_settings", "DP1809")]
    [InlineData("WITH duckdb_tables AS (SELECT 1) SELECT * FROM duckdb_tables", "DP1808")]
    [InlineData("SELECT * FROM information_schema.tables", "DP1809")]
    [InlineData("SELECT * FROM pg_catalog.pg_tables", "DP1809")]
    [InlineData("SELECT * FROM main.sqlite_master", "DP1809")]
    [InlineData("SELECT * FROM sqlite_master", "DP1809")]
    [InlineData("SELECT getenv('HOME')", "DP1806")]
    [InlineData("SELECT current_setting('memory_limit')", "DP1806")]
    [InlineData("SELECT getvariable('x')", "DP1806")]
    [InlineData("SELECT nextval('s')", "DP1806")]
    [InlineData("SELECT error('x')", "DP1806")]
    [InlineData("SELECT sleep_ms(10)", "DP1806")]
    [InlineData("SELECT write_log('x')", "DP1806")]
    [InlineData("SELECT stats(id) FROM retail.customers", "DP1806")]
    [InlineData("SELECT current_query()", "DP1806")]
    [InlineData("SELECT version()", "DP1806")]
    [InlineData("SELECT current_user", "DP1808")]
    [InlineData("SELECT \"CURRENT_SCHEMA\"", "DP1808")]
    [InlineData("SELECT system.main.abs(1)", "DP1805")]
    [InlineData("SELECT pg_catalog.abs(1)", "DP1805")]
    [InlineData("SELECT random()", "DP1806")]
    [InlineData("SELECT repeat('x', 1000000000)", "DP1806")]
    [InlineData("SELECT \"GETENV\"('HOME')", "DP1806")]
    [InlineData("SELECT * FROM customers", "DP1809")]
    [InlineData("WITH x AS (SELECT 1) SELECT * FROM retail", "DP1809")]
    [InlineData("SELECT * FROM memory.retail.customers", "DP1805")]
    [InlineData("SELECT * FROM system.information_schema.tables", "DP1805")]
    [InlineData("SELECT * FROM finance.ledger", "DP1810")]
    [InlineData("SELECT * FROM (WITH t AS (SELECT 1) SELECT * FROM t) a, t", "DP1809")]
    [InlineData("SELECT (WITH t AS (SELECT 1 AS a) SELECT a FROM t), (SELECT a FROM t)", "DP1809")]
    [InlineData("WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a", "DP1809")]
    [InlineData("WITH a AS (SELECT * FROM a) SELECT * FROM a", "DP1809")]
    [InlineData("WITH a AS (WITH inside AS (SELECT 1) SELECT * FROM inside) SELECT * FROM inside", "DP1809")]
    [InlineData("SELECT 1 UNION (WITH q AS (SELECT 1) SELECT * FROM q) UNION SELECT * FROM q", "DP1809")]
    [InlineData("WITH RECURSIVE r AS (SELECT * FROM r UNION ALL SELECT 1) SELECT * FROM r", "*")]
    [InlineData("SELECT dp_subject FROM retail.customers", "DP1808")]
    [InlineData("SELECT \"DP_Subject\" FROM retail.customers", "DP1808")]
    [InlineData("SELECT c.dp_batch FROM retail.customers c", "DP1808")]
    [InlineData("SELECT 1 AS dp_x", "DP1808")]
    [InlineData("SELECT * EXCLUDE (dp_subject) FROM retail.customers", "DP1808")]
    [InlineData("SELECT * FROM retail.customers JOIN retail.customers__orders USING (dp_subject)", "DP1808")]
    [InlineData("SELECT * FROM retail.customers c(a, b, c, d, e, f, g, h, i)", "DP1811")]
    [InlineData("SELECT email FROM retail.customers ORDER BY 2", "DP1811")]
    [InlineData("SELECT email, c FROM retail.customers c", "DP1813")]
    [InlineData("SELECT email, (SELECT c::VARCHAR FROM retail.customers__orders LIMIT 1) FROM retail.customers c", "DP1813")]
    [InlineData("SELECT c.email, (SELECT count(*) FROM (SELECT c.*)) FROM retail.customers c", "*")]
    [InlineData("SELECT rowid FROM retail.customers", "DP1811")]
    [InlineData("SELECT file_row_number FROM retail.customers", "DP1811")]
    [InlineData("SELECT filename FROM retail.customers", "DP1811")]
    [InlineData("SELECT file_index FROM retail.customers", "DP1811")]
    [InlineData("SELECT COLUMNS(*) FROM retail.customers", "DP1805")]
    [InlineData("SELECT COLUMNS('dp_.*') FROM retail.customers", "DP1805")]
    [InlineData("SELECT max(c.*) FROM retail.customers c", "DP1811")]
    [InlineData("SELECT row(c.*) FROM retail.customers c", "DP1806")]
    [InlineData("SELECT * RENAME (id AS x) FROM retail.customers", "DP1805")]
    [InlineData("SELECT * LIKE 'e%' FROM retail.customers", "DP1805")]
    [InlineData("SELECT #1 FROM retail.customers", "DP1805")]
    [InlineData("UNPIVOT retail.customers ON id INTO NAME n VALUE v", "DP1805")]
    [InlineData("PIVOT retail.customers ON country USING sum(id)", "*")]
    [InlineData("SELECT * FROM retail.customers PIVOT (sum(id) FOR country IN ('DE'))", "DP1805")]
    [InlineData("DESCRIBE retail.customers", "DP1805")]
    [InlineData("SUMMARIZE retail.customers", "DP1805")]
    [InlineData("SHOW TABLES", "DP1805")]
    [InlineData("SELECT * FROM (DESCRIBE retail.customers)", "DP1805")]
    [InlineData("SELECT $1", "DP1805")]
    [InlineData("SELECT ?", "DP1805")]
    [InlineData("SELECT list_transform([1], lambda x: x)", "*")]
    [InlineData("SELECT [x FOR x IN [1, 2]]", "DP1806")]
    [InlineData("SELECT {'a': 1}", "DP1806")]
    [InlineData("SELECT unnest([1])", "DP1806")]
    [InlineData("SELECT * FROM retail.customers POSITIONAL JOIN retail.customers__orders", "DP1805")]
    [InlineData("SELECT * FROM retail.customers TABLESAMPLE 10%", "DP1805")]
    [InlineData("SELECT * FROM retail.customers USING SAMPLE 3", "DP1805")]
    [InlineData("SELECT * FROM retail.customers AT (VERSION => 3)", "DP1805")]
    [InlineData("SELECT id FROM retail.customers LIMIT 10%", "DP1805")]
    [InlineData("SELECT CAST('{}' AS JSON)", "DP1807")]
    [InlineData("SELECT CAST(NULL AS INTEGER[])", "DP1807")]
    [InlineData("SELECT CAST('a' AS retail.customers)", "DP1807")]
    [InlineData("SELECT code COLLATE nocase FROM retail.customers", "DP1805")]
    [InlineData("SELECT TRY(1 / 0)", "DP1805")]
    [InlineData("SELECT 1 AS \"4111111111111111\"", "DP1808")]
    [InlineData("SELECT 1 AS \"someone@example.com\"", "DP1808")]
    [InlineData("SELECT 1e400", "DP1804")]
    [InlineData("SELECT nothing FROM retail.customers", "DP1811")]
    [InlineData("SELECT", "DP1802")]
    [InlineData("SELECT 'a\0b'", "DP1801")]
    public async Task Attempt_IsRefusedWithoutATrace(string sql, string id)
    {
        var text = sql.Replace("$customers", lake.Customers, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => lake.Ask(text));

        Assert.True(id == "*" ? refused.Id.StartsWith("DP18", StringComparison.Ordinal) : refused.Id == id, $"{refused.Id}: {refused.Message}");
        Assert.DoesNotContain(Lake.Poison, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(".parquet", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WITH retail AS (SELECT 1 AS id) SELECT count(*) FROM retail.customers", "6")]
    [InlineData("WITH customers AS (SELECT 1 AS id) SELECT count(*) FROM retail.customers", "6")]
    [InlineData("WITH customers AS (SELECT 1 AS id) SELECT count(*) FROM customers", "1")]
    [InlineData("WITH t AS (SELECT 1 AS a), t2 AS (WITH t AS (SELECT 2 AS a) SELECT * FROM t) SELECT t.a, t2.a FROM t, t2", "1,2")]
    [InlineData("SELECT count(*) FROM \"retail\".\"CUSTOMERS\"", "6")]
    [InlineData("SELECT/**/count(*)--;\nFROM/*;*/retail.customers;", "6")]
    [InlineData("SELECT ';DROP', '''', '\\' FROM retail.customers WHERE id = 1", ";DROP,',\\")]
    [InlineData("SELECT count(c.*) FROM retail.customers c", "6")]
    [InlineData("SELECT id FROM retail.customers WHERE code = 'x'' OR 1=1 --' OR id = 2", "2")]
    [InlineData("SELECT count(*) FROM retail.customers WHERE '1' = '1' OR country = 'US'", "6")]
    public async Task Trick_ChangesNothing(string sql, string expected) => Assert.Equal(expected, Lake.Text(await lake.Ask(sql)));

    // The engine names a column after its text; the text of a governed product holds file names and the row filter.
    [Theory]
    [InlineData("SELECT (SELECT max(id) FROM retail.customers)")]
    [InlineData("SELECT * FROM (SELECT 1 + (SELECT max(id) FROM retail.customers), EXISTS (SELECT 1 FROM retail.customers))")]
    [InlineData("WITH a AS (SELECT id IN (SELECT id FROM retail.customers) FROM retail.customers) SELECT * FROM a")]
    [InlineData("SELECT CASE WHEN (SELECT count(*) FROM retail.customers) > 1 THEN 1 END UNION SELECT 1")]
    [InlineData("SELECT sum(id + (SELECT 1 FROM retail.customers LIMIT 1)) OVER () FROM retail.customers")]
    [InlineData("SELECT * REPLACE ((SELECT max(id) FROM retail.customers) AS id) FROM retail.customers")]
    public async Task ColumnName_DoesNotShowTheGovernedForm(string sql)
    {
        var result = await lake.Ask(sql);

        Assert.All(result.Columns, column => Assert.DoesNotContain("2000", column.Name, StringComparison.Ordinal));
        Assert.All(result.Columns, column => Assert.DoesNotContain("parquet", column.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void HugeText_IsRefused() => Refused("DP1801", $"SELECT '{new string('x', 1 << 20)}'");

    [Fact]
    public void HalfOfASurrogatePair_IsRefused() => Refused("DP1801", "SELECT '\ud83d'");

    [Theory]
    [InlineData("SELECT {0}1{1}", "(", ")")]
    [InlineData("SELECT {0}1", "- ", "")]
    [InlineData("SELECT {0}true", "NOT ", "")]
    [InlineData("SELECT {0}1{1}", "abs(", ")")]
    [InlineData("SELECT {0}1{1}", "(SELECT ", ")")]
    [InlineData("{0}SELECT 1{1}", "SELECT * FROM (", ")")]
    [InlineData("SELECT 1{0}", " UNION SELECT 1", "")]
    [InlineData("SELECT 1{0}", "+1", "")]
    [InlineData("SELECT 1 FROM retail.customers{0}", ", retail.customers", "")]
    [InlineData("SELECT a{0}", ".a", "")]
    [InlineData("SELECT 1 WHERE 1 IN (1{0})", ",1", "")]
    public void DeepText_IsRefusedOrAccepted_NeverAStackOverflow(string form, string open, string close)
    {
        foreach (var depth in (int[])[60, 150, 900, 60_000 / (open.Length + close.Length)])
        {
            var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Repeat(open, depth), Repeat(close, depth));
            var error = Record.Exception(() => SqlGate.Parse(sql));
            Assert.True(error is null or QueryRefusedException, error?.ToString());
        }
    }

    // Whatever the text, the gate answers with a statement or a typed refusal; and it never lets through a function or table that is not listed.
    [Fact]
    public void MutatedText_GivesATypedAnswer()
    {
        string[] seeds =
        [
            "WITH a AS (SELECT id, sum(credit) OVER (PARTITION BY country ORDER BY id) AS s FROM retail.customers WHERE code LIKE 'x%') SELECT * FROM a",
            "SELECT CASE WHEN x IS NULL THEN 1e5 ELSE 2.50 END, count(*) FILTER (WHERE a BETWEEN 1 AND 2) FROM retail.customers__orders GROUP BY CUBE (a, b)",
            "SELECT getenv('HOME'), * FROM read_csv('/etc/passwd') t, (VALUES (1, NULL)) v(a, b) WHERE EXISTS (SELECT 1) ORDER BY 1 DESC LIMIT 3",
        ];
        var random = new RandomOf(20260718);
        for (var i = 0; i < 800; i++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var edits = 1 + random.Next(4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                var other = seeds[random.Next(seeds.Length)];
                var from = random.Next(other.Length);
                text.Remove(at, Math.Min(random.Next(6), text.Length - at)).Insert(at, other.AsSpan(from, Math.Min(random.Next(12), other.Length - from)));
            }

            var error = Record.Exception(() => SqlGate.Parse(text.ToString()));
            Assert.True(error is null or QueryRefusedException, $"{text}\n{error}");
        }
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static void Refused(string id, string sql) => Assert.Equal(id, Assert.Throws<QueryRefusedException>(() => SqlGate.Parse(sql)).Id);
}
