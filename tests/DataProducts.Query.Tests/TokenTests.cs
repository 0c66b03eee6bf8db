namespace DataProducts.Query.Tests;

public sealed class TokenTests(Lake lake) : IClassFixture<Lake>
{
    [Theory]
    [InlineData("SELECT email FROM retail.customers ORDER BY id", "0")]
    [InlineData("SELECT id, c.phone AS p, upper(email) AS u FROM retail.customers c ORDER BY id", "1")]
    [InlineData("SELECT * FROM retail.customers ORDER BY id", "3 4")]
    [InlineData("SELECT c.*, 1 AS one, email FROM retail.customers AS c ORDER BY id", "3 4 9")]
    [InlineData("SELECT * EXCLUDE (country, email) FROM retail.customers ORDER BY id", "2")]
    [InlineData("SELECT x.d, a FROM retail.customers x(a, b, c, d) ORDER BY a", "0")]
    [InlineData("SELECT retail.customers.email FROM retail.customers ORDER BY id", "0")]
    [InlineData("SELECT id AS code, code AS id, email FROM retail.customers ORDER BY retail.customers.id", "2")]
    [InlineData("SELECT email, row_number() OVER (ORDER BY email) FROM retail.customers ORDER BY 2 LIMIT 3", "0")]
    [InlineData("SELECT email FROM retail.customers WHERE id IN (SELECT customer_id FROM retail.customers__orders) ORDER BY 1 DESC", "0")]
    [InlineData("WITH o AS (SELECT DISTINCT customer_id FROM retail.customers__orders) SELECT email FROM retail.customers JOIN o ON id = customer_id", "0")]
    [InlineData("SELECT email FROM retail.customers c SEMI JOIN retail.customers__orders o ON o.customer_id = c.id", "0")]
    [InlineData("SELECT email FROM retail.customers GROUP BY email", "")]
    [InlineData("SELECT DISTINCT email FROM retail.customers", "")]
    [InlineData("SELECT max(email) FROM retail.customers", "")]
    [InlineData("SELECT email FROM retail.customers UNION ALL SELECT phone FROM retail.customers", "")]
    [InlineData("SELECT email FROM (SELECT * FROM retail.customers)", "")]
    [InlineData("WITH c AS (SELECT * FROM retail.customers) SELECT email FROM c", "")]
    [InlineData("SELECT lower(email), email || '' FROM retail.customers", "")]
    [InlineData("SELECT (SELECT email FROM retail.customers LIMIT 1)", "")]
    [InlineData("SELECT email FROM retail.customers JOIN retail.customers__orders o ON o.customer_id = id GROUP BY ALL", "")]
    [InlineData("SELECT * FROM retail.customers NATURAL JOIN (SELECT id FROM retail.customers)", "")]
    [InlineData("SELECT email FROM retail.customers a JOIN retail.customers b USING (email)", "")]
    public async Task TokenStraightFromARow_CarriesItsSubject(string sql, string ordinals)
    {
        var result = await lake.Ask(sql);

        Assert.NotEmpty(result.Rows);
        Assert.Equal(ordinals, string.Join(' ', result.Tokens.Select(cells => cells.Column)));
        Assert.All(result.Columns, column => Assert.DoesNotContain("dp_", column.Name, StringComparison.Ordinal));
        Assert.All(result.Rows, row => Assert.DoesNotContain(row, cell => cell is byte[]));
        foreach (var cells in result.Tokens)
        {
            Assert.Equal(result.Rows.Count, cells.Rows.Count);
            for (var i = 0; i < result.Rows.Count; i++)
            {
                // The token of row n ends in n, and so does its subject.
                var row = cells.Rows[i]!.Value;
                Assert.Equal((Jurisdiction.EU, TokenMode.Deterministic), (row.Jurisdiction, cells.Mode));
                Assert.EndsWith($"{Lake.NumberOf(row)}", (string)result.Rows[i][cells.Column]!, StringComparison.Ordinal);
                Assert.Equal(cells.SourceColumn == "email" ? PiiKind.EmailAddress : PiiKind.PhoneNumber, cells.Kind);
            }
        }
    }

    [Fact]
    public async Task TwoTables_EachGiveTheirOwnSubject()
    {
        var result = await lake.Ask("SELECT a.email, b.email FROM retail.customers a LEFT JOIN retail.customers b ON b.id = a.id + 3 ORDER BY a.id");

        Assert.Equal([0, 1], result.Tokens.Select(cells => cells.Column));
        Assert.Equal([1, 2, 3, 4, 5, 6], result.Tokens[0].Rows.Select(row => Lake.NumberOf(row!.Value)));
        Assert.Equal([4, 5, 6, null, null, null], result.Tokens[1].Rows.Select(row => row is { } one ? Lake.NumberOf(one) : (int?)null));
    }

    [Fact]
    public async Task MaskedToken_IsNull()
    {
        var result = await Lake.Ask("SELECT email, phone FROM retail.customers", lake.CustomerTable(Lake.EuFilter, ("email", ColumnAction.Null)));

        Assert.All(result.Rows, row => Assert.Null(row[0]));
        Assert.All(result.Rows, row => Assert.NotNull(row[1]));
    }

    [Fact]
    public async Task TableWithoutSubjects_GivesNone()
    {
        var table = lake.CustomerTable();
        var ids = Lake.CustomerIds.Where(id => id.Key != "dp_subject").ToDictionary();
        table = table with { Branches = [table.Branches[0] with { FieldIds = ids }] };

        var result = await Lake.Ask("SELECT email FROM retail.customers", table);

        Assert.All(result.Tokens[0].Rows, row => Assert.Null(row));
    }

    // Whatever the row's own columns say, and however the query names its tables.
    [Theory]
    [InlineData("SELECT email, country FROM retail.customers ORDER BY id")]
    [InlineData("SELECT c.email, 'EU' AS jurisdiction FROM retail.customers c ORDER BY c.id")]
    public async Task ARow_IsOfTheJurisdictionWhoseTableItLiesIn(string sql)
    {
        var table = lake.CustomerTable();
        var swiss = table.Branches[0] with { Jurisdiction = Jurisdiction.CH, RowFilter = "(\"id\" = 2)" };
        table = table with
        {
            Columns = [.. table.Columns.Select(column => column.Name == "email" ? column with { Mode = TokenMode.FormatPreserving } : column)],
            Branches = [table.Branches[0] with { RowFilter = "(\"id\" IN (1, 3))" }, swiss],
        };

        var cells = Assert.Single((await Lake.Ask(sql, table)).Tokens);

        Assert.Equal(TokenMode.FormatPreserving, cells.Mode);
        Assert.Equal(["1 EU", "2 CH", "3 EU"], cells.Rows.Select(row => $"{Lake.NumberOf(row!.Value)} {row.Value.Jurisdiction}"));
    }
}
