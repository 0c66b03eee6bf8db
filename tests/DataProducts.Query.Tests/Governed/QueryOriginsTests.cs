using DataProducts.Query.Governed;

namespace DataProducts.Query.Tests.Governed;

/// <summary>Which columns an output column is told to come of: each that is certain, and no other.</summary>
public sealed class QueryOriginsTests : IDisposable
{
    private readonly Lake _lake = new();

    public void Dispose() => _lake.Dispose();

    // A column is followed by what it comes of: c the customers, o the orders; '=' where it is that column unchanged.
    [Theory]
    [InlineData("SELECT id FROM retail.customers", "id:c.id=")]
    [InlineData("SELECT ID AS number FROM retail.customers", "number:c.id=")]
    [InlineData("SELECT retail.customers.id, customers.code FROM retail.customers", "id:c.id= code:c.code=")]
    [InlineData("SELECT x.id FROM retail.customers x", "id:c.id=")]
    [InlineData("SELECT x.a, b FROM retail.customers x(a, b)", "a:c.id= b:c.country=")]
    [InlineData("SELECT * FROM retail.customers__orders", "order_id:o.order_id= customer_id:o.customer_id= sku:o.sku= quantity:o.quantity=")]
    [InlineData("SELECT * EXCLUDE (sku, quantity) FROM retail.customers__orders", "order_id:o.order_id= customer_id:o.customer_id=")]
    [InlineData("SELECT o.* EXCLUDE (order_id, customer_id), c.id FROM retail.customers c JOIN retail.customers__orders o ON c.id = o.customer_id",
        "sku:o.sku= quantity:o.quantity= id:c.id=")]
    [InlineData("SELECT 2 * quantity + customer_id AS n FROM retail.customers__orders", "n:o.customer_id,o.quantity")]
    [InlineData("SELECT CASE WHEN country = 'DE' THEN score ELSE credit END AS v FROM retail.customers", "v:c.country,c.credit,c.score")]
    [InlineData("SELECT sum(quantity) FILTER (WHERE sku = 'a') AS q FROM retail.customers__orders", "q:o.quantity,o.sku")]
    [InlineData("SELECT sum(quantity) OVER (PARTITION BY sku ORDER BY order_id) AS q FROM retail.customers__orders", "q:o.order_id,o.quantity,o.sku")]
    [InlineData("SELECT 1 AS one FROM retail.customers", "one:")]
    [InlineData("SELECT 1 AS one", "one:")]
    [InlineData("SELECT id AS code, code AS x FROM retail.customers", "code:c.id= x:c.code=")]
    [InlineData("SELECT c.id, o.sku FROM retail.customers c LEFT JOIN retail.customers__orders o ON c.id = o.customer_id", "id:c.id= sku:o.sku=")]
    [InlineData("SELECT id FROM retail.customers c SEMI JOIN retail.customers__orders o ON c.id = o.customer_id", "id:c.id=")]
    [InlineData("SELECT id + (SELECT max(order_id) FROM retail.customers__orders) AS n, code FROM retail.customers", "code:c.code=")]
    [InlineData("SELECT c.id, s.q FROM retail.customers c JOIN (SELECT customer_id, quantity AS q FROM retail.customers__orders) s ON c.id = s.customer_id",
        "id:c.id=")]
    public void CertainOrigins_AreTold(string sql, string expected) => Assert.Equal(expected, Of(sql));

    // Nothing rather than a guess.
    [Theory]
    [InlineData("SELECT id AS a, code AS a FROM retail.customers", "a:")]
    [InlineData("SELECT a.id FROM retail.customers a JOIN retail.customers b USING (id)", "id:c.id=")]
    [InlineData("SELECT id, a.code FROM retail.customers a JOIN retail.customers b USING (id)", "code:c.code=")]
    [InlineData("SELECT * FROM retail.customers a JOIN retail.customers b USING (id)", "")]
    [InlineData("SELECT * FROM retail.customers c NATURAL JOIN retail.customers d", "")]
    [InlineData("SELECT id FROM retail.customers c NATURAL JOIN retail.customers d", "")]
    [InlineData("SELECT * REPLACE (id + 1 AS id) FROM retail.customers", "")]
    [InlineData("SELECT id FROM retail.customers UNION ALL SELECT order_id FROM retail.customers__orders", "")]
    [InlineData("WITH c AS (SELECT code AS id FROM retail.customers) SELECT id FROM c", "")]
    [InlineData("SELECT id FROM (SELECT code AS id FROM retail.customers)", "")]
    [InlineData("SELECT * FROM (SELECT code AS id FROM retail.customers)", "")]
    [InlineData("SELECT v FROM (VALUES (1)) t(v)", "")]
    public void UncertainOrigins_AreLeftOut(string sql, string expected) => Assert.Equal(expected, Of(sql));

    // What the star's newer forms do to names is either refused, or no column is told under a name that the answer does not have.
    [Theory]
    [InlineData("SELECT * RENAME (id AS code, code AS id) FROM retail.customers")]
    [InlineData("SELECT * EXCLUDE (customers.id) FROM retail.customers")]
    [InlineData("SELECT COLUMNS('i.*') FROM retail.customers")]
    [InlineData("SELECT COLUMNS(c -> c LIKE 'i%') FROM retail.customers")]
    [InlineData("SELECT * LIKE 'i%' FROM retail.customers")]
    public void OtherStars_TellNothingWrong(string sql)
    {
        GatedQuery query;
        try
        {
            query = SqlGate.Parse(sql);
        }
        catch (QueryRefusedException)
        {
            return;
        }

        Assert.Equal("", Of(query));
    }

    private string Of(string sql) => Of(SqlGate.Parse(sql));

    private string Of(GatedQuery query) => string.Join(' ', QueryOrigins.Of(query.Tree(), [_lake.CustomerTable(), _lake.OrderTable()]).Select(output =>
        $"{output.Key}:{string.Join(',', output.Value.Select(Text).Order(StringComparer.Ordinal))}"));

    private static string Text(QueryOrigin origin) =>
        $"{(origin.Table == "retail.customers" ? "c" : "o")}.{origin.Column}{(origin.IsUnchanged ? "=" : "")}";
}
