using DataProducts.Query.Governed;

namespace DataProducts.Query.Tests.Governed;

/// <summary>Which statements go without guards, and that these give the same with them.</summary>
public sealed class LeakproofTests(Lake lake) : IClassFixture<Lake>
{
    public static TheoryData<string> Leakproof { get; } =
    [
        "SELECT * FROM retail.customers",
        "SELECT count(*) FROM retail.customers WHERE country = 'US'",
        "SELECT id, email FROM retail.customers WHERE country <> 'DE' AND id < 100 ORDER BY id LIMIT 3",
        "SELECT country, sum(credit), avg(credit * 2), min(code), max(since) FROM retail.customers GROUP BY country ORDER BY country",
        "SELECT count(*) FROM retail.customers WHERE since >= DATE '2020-01-03' OR credit BETWEEN 100 AND 250.5",
        "SELECT count(*) FROM retail.customers WHERE code LIKE '%POISON%' OR email LIKE 'HIDDEN%'",
        "SELECT count(*) FROM retail.customers WHERE NOT (code IN ('10', '20')) AND email IS NOT NULL",
        "SELECT c.country, o.sku, sum(o.quantity) FROM retail.customers AS c JOIN retail.customers__orders AS o ON c.id = o.customer_id "
            + "WHERE o.quantity > 3 GROUP BY c.country, o.sku ORDER BY c.country, o.sku",
        "SELECT count(*), sum(quantity) FILTER (WHERE sku = 'sku1') FROM retail.customers c LEFT JOIN retail.customers__orders o ON c.id = o.customer_id AND o.sku <> 'sku2'",
        "SELECT DISTINCT country FROM retail.customers WHERE 7 < id OR id <= 5",
    ];

    public static TheoryData<string> Guarded { get; } =
    [
        "SELECT count(*) FROM retail.customers WHERE code::INTEGER > 0",
        "SELECT sum(code::INTEGER) FROM retail.customers",
        "SELECT count(*) FROM retail.customers WHERE credit * 2 > 5",
        "SELECT count(*) FROM retail.customers WHERE id + 1 > 5",
        "SELECT count(*) FROM retail.customers WHERE score > 1",
        "SELECT count(*) FROM retail.customers WHERE since > '2020-01-01'",
        "SELECT count(*) FROM retail.customers WHERE since > TIMESTAMP '2020-01-01 00:00:00'",
        "SELECT count(*) FROM retail.customers WHERE CAST(code AS DATE) > DATE '2020-01-01'",
        "SELECT count(*) FROM retail.customers WHERE 'abc' LIKE code",
        "SELECT count(*) FROM retail.customers WHERE code LIKE country",
        "SELECT count(*) FROM retail.customers WHERE regexp_matches('aaa', code)",
        "SELECT count(*) FROM retail.customers WHERE CASE WHEN country <> 'X' THEN true END",
        "SELECT count(*) FROM retail.customers WHERE credit > 0.1234567890123456789012",
        "SELECT count(*) FROM retail.customers WHERE id = credit",
        "SELECT count(*) FROM retail.customers WHERE id = NULL",
        "SELECT count(*) FROM retail.customers WHERE nothing = 1",
        "SELECT regexp_replace('aaa', code, 'b') AS r, count(*) FROM retail.customers GROUP BY r",
        "SELECT country AS r, count(*) FROM retail.customers GROUP BY country HAVING r = 'DE'",
        "SELECT country FROM retail.customers ORDER BY code::INTEGER",
        "SELECT * REPLACE (code::INTEGER AS code) FROM retail.customers",
        "SELECT row_number() OVER (ORDER BY id) FROM retail.customers",
        "SELECT c.id FROM retail.customers c, retail.customers__orders o",
        "SELECT c.id FROM retail.customers c JOIN retail.customers__orders o ON c.code = o.customer_id",
        "SELECT c.id FROM retail.customers c JOIN retail.customers d USING (id)",
        "SELECT c.id FROM retail.customers c NATURAL JOIN retail.customers d",
        "SELECT id FROM (SELECT id FROM retail.customers) AS t",
        "WITH t AS (SELECT id FROM retail.customers) SELECT id FROM t",
        "SELECT id FROM retail.customers UNION ALL SELECT id FROM retail.customers",
        "SELECT id FROM retail.customers WHERE EXISTS (SELECT 1 FROM retail.customers__orders)",
        "SELECT id FROM retail.customers WHERE id IN (SELECT customer_id FROM retail.customers__orders)",
    ];

    [Theory]
    [MemberData(nameof(Leakproof))]
    public async Task LeakproofStatement_GivesTheSameWithGuards(string sql)
    {
        Assert.True(Judge(sql));
        Assert.DoesNotContain("CASE", GovernedSql.Of(lake.CustomerTable(), null, barrier: false, guarded: false), StringComparison.Ordinal);

        var masked = lake.CustomerTable(Lake.EuFilter, ("credit", ColumnAction.ClearWhen("(\"country\" = 'DE')")), ("code", ColumnAction.Null));
        foreach (var customers in (GovernedTable[])[lake.CustomerTable(), masked])
        {
            var plain = Lake.Text(await Lake.Ask(sql, customers, lake.OrderTable()));
            var guarded = Lake.Text(await Lake.Ask(Reguarded(sql), customers, lake.OrderTable()));

            Assert.Equal(guarded, plain);
            Assert.DoesNotContain(Lake.Poison, plain, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public void OtherStatement_IsGuarded(string sql) => Assert.False(Judge(sql));

    // A statement inside another is not looked into, so this one is guarded.
    private static string Reguarded(string sql)
    {
        var guarded = $"SELECT * FROM ({sql}) AS whole";
        Assert.False(Judge(guarded));
        return guarded;
    }

    private static bool Judge(string sql)
    {
        using var lake = new Lake();
        var tables = new Dictionary<string, GovernedTable> { ["retail.customers"] = lake.CustomerTable(), ["retail.customers__orders"] = lake.OrderTable() };
        return DataProducts.Query.Governed.Leakproof.Is(SqlGate.Parse(sql).Tree(), tables);
    }
}
