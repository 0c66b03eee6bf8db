namespace DataProducts.Query.Tests;

public sealed class AnswerTests(Lake lake) : IClassFixture<Lake>
{
    [Theory]
    [InlineData("SELECT count(*) FROM retail.customers", "6")]
    [InlineData("select ID, Country from \"RETAIL\".\"Customers\" where code = '20'", "2,DE")]
    [InlineData("SELECT retail.customers.id FROM retail.customers ORDER BY id DESC LIMIT 2 OFFSET 1", "5; 4")]
    [InlineData("SELECT customers.id FROM retail.customers ORDER BY ALL", "!DP1805")]
    [InlineData("SELECT country, count(*) AS n, sum(credit) FROM retail.customers GROUP BY 1 ORDER BY 1", "DE,3,1200; FR,3,900")]
    [InlineData("SELECT country, count(*) FROM retail.customers GROUP BY ALL ORDER BY country", "DE,3; FR,3")]
    [InlineData("SELECT country, code, count(*) FROM retail.customers WHERE id < 3 GROUP BY ROLLUP (country), code ORDER BY 1, 2",
        "DE,20,1; FR,10,1; null,10,1; null,20,1")]
    [InlineData("SELECT country, grouping(country) FROM retail.customers GROUP BY GROUPING SETS ((country), ()) ORDER BY 2, 1", "DE,0; FR,0; null,1")]
    [InlineData("SELECT country FROM retail.customers GROUP BY country HAVING min(id) = 1", "FR")]
    [InlineData("SELECT c.id, o.order_id FROM retail.customers c JOIN retail.customers__orders o ON o.customer_id = c.id WHERE o.quantity > 14 ORDER BY 2",
        "6,15; 1,20")]
    [InlineData("SELECT count(*) FROM retail.customers c LEFT JOIN retail.customers__orders o ON o.customer_id = c.id AND o.sku = 'sku1'", "6")]
    [InlineData("WITH de AS (SELECT * FROM retail.customers WHERE country = 'DE'), n(x) AS (SELECT count(*) FROM de) SELECT x FROM n", "3")]
    [InlineData("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 4) SELECT sum(n) FROM t", "10")]
    [InlineData("SELECT id FROM retail.customers WHERE id IN (SELECT customer_id FROM retail.customers__orders WHERE quantity >= 14 AND sku <> 'x') ORDER BY id",
        "1; 5; 6")]
    [InlineData("SELECT id FROM retail.customers c WHERE NOT EXISTS (SELECT * FROM retail.customers__orders o WHERE o.customer_id = c.id AND sku = 'sku1') "
        + "ORDER BY 1", "3; 6")]
    [InlineData("SELECT id FROM retail.customers WHERE id < 2 UNION ALL SELECT order_id FROM retail.customers__orders WHERE order_id < 3 ORDER BY 1", "1; 1; 2")]
    [InlineData("SELECT id FROM retail.customers EXCEPT SELECT order_id FROM retail.customers__orders WHERE order_id > 2 ORDER BY 1", "1; 2")]
    [InlineData("SELECT id, row_number() OVER (PARTITION BY country ORDER BY id DESC) AS r FROM retail.customers QUALIFY r = 1 ORDER BY id", "5,1; 6,1")]
    [InlineData("SELECT id, sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM retail.customers ORDER BY id LIMIT 3", "1,1; 2,3; 3,5")]
    [InlineData("SELECT id, lag(id, 1, 0) OVER w FROM retail.customers WINDOW w AS (ORDER BY id) ORDER BY id LIMIT 2", "1,0; 2,1")]
    [InlineData("SELECT x.id, y.n FROM retail.customers x, LATERAL (SELECT count(*) AS n FROM retail.customers__orders o WHERE o.customer_id = x.id) y "
        + "WHERE x.id <= 2 ORDER BY 1", "1,2; 2,2")]
    [InlineData("SELECT v.a, c.country FROM (VALUES (1, 'x'), (2, 'y')) v(a, b) JOIN retail.customers c ON c.id = v.a ORDER BY 1", "1,FR; 2,DE")]
    [InlineData("VALUES (1, true), (2, false)", "1,True; 2,False")]
    [InlineData("FROM retail.customers SELECT max(since)", "2020-01-07")]
    [InlineData("SELECT * EXCLUDE (email, phone, code, credit, since) FROM retail.customers WHERE id = 1", "1,FR,0.5")]
    [InlineData("SELECT * REPLACE (order_id + 1 AS order_id) FROM retail.customers__orders WHERE order_id = 1", "2,2,sku1,1")]
    [InlineData("SELECT DISTINCT country FROM retail.customers ORDER BY country", "DE; FR")]
    [InlineData("SELECT 1e3, 1.50, true IS TRUE, DATE '2020-02-01' + INTERVAL 1 DAY, -1, 12345678901234567890, NULL", "1000,1.50,True,02/02/2020 00:00:00,-1,12345678901234567890,null")]
    [InlineData("SELECT CASE WHEN id = 1 THEN 'a' ELSE 'b' END, coalesce(NULL, code), nullif(id, 1), id::VARCHAR, TRY_CAST('x' AS INTEGER) FROM retail.customers "
        + "WHERE id = 1", "a,10,null,1,null")]
    [InlineData("SELECT upper(country) || '-' || substring(code FROM 1 FOR 1) FROM retail.customers WHERE code LIKE '3%' OR code ILIKE 'x' OR code SIMILAR TO 'q+'",
        "FR-3")]
    [InlineData("SELECT extract(year FROM since), date_trunc('month', since)::DATE FROM retail.customers WHERE since BETWEEN DATE '2020-01-02' AND DATE '2020-01-02'",
        "2020,2020-01-01")]
    [InlineData("SELECT count(*) FILTER (WHERE id > 3), string_agg(code, '+' ORDER BY id DESC), median(id) FROM retail.customers", "3,60+50+40+30+20+10,3.5")]
    [InlineData("SELECT c.id FROM retail.customers c SEMI JOIN retail.customers__orders o ON o.customer_id = c.id AND o.quantity = 1", "2")]
    [InlineData("SELECT count(*) FROM retail.customers a NATURAL JOIN retail.customers b", "6")]
    [InlineData("SELECT code AS email, id FROM retail.customers WHERE id = 1", "10,1")]
    public async Task Statement_GivesTheVisibleRows(string sql, string expected)
    {
        try
        {
            Assert.Equal(expected, Lake.Text(await lake.Ask(sql)));
        }
        catch (QueryRefusedException refused) when (expected.StartsWith('!'))
        {
            Assert.Equal(expected[1..], refused.Id);
        }
    }
}
