using System.Text.Json;
using DataProducts.Query.Gate;
using DataProducts.Query.Governed;
using DataProducts.Query.Syntax;
using DuckDB.NET.Data;

namespace DataProducts.Query.Tests;

public sealed class GateTests
{
    [Fact]
    public void Products_AreListedOnce_InLowerCase()
    {
        var query = SqlGate.Parse("SELECT 1 FROM Retail.Customers a, retail.CUSTOMERS__orders b WHERE EXISTS (SELECT 1 FROM retail.customers)");

        Assert.Equal(["retail.customers", "retail.customers__orders"], query.Products);
    }

    [Fact]
    public void Shape_HoldsNoLiteral_AndIsTheSameForOtherLiterals()
    {
        const string Form = "SELECT id, '{0}' AS x FROM retail.customers WHERE email = '{0}' AND id IN ({1}, 3) AND since > DATE '{2}' LIMIT {1}";
        var one = SqlGate.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, "someone", 4711, "2020-01-01"));
        var other = SqlGate.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, "another", 815, "2021-01-01"));

        Assert.Equal(one.Shape, other.Shape);
        Assert.Equal(one.ShapeHash, other.ShapeHash);
        Assert.Matches("^[0-9a-f]{64}$", one.ShapeHash);
        Assert.Equal(
            "SELECT id, $1 AS x FROM retail.customers WHERE ((email = $1) AND (id IN ($1, $1)) AND (since > CAST($1 AS DATE))) LIMIT $1", one.Shape);
    }

    [Fact]
    public void Position_PointsIntoTheText()
    {
        const string Sql = "SELECT id, getenv('HOME') FROM retail.customers";

        Assert.Equal(Sql.IndexOf("getenv", StringComparison.Ordinal), Assert.Throws<QueryRefusedException>(() => SqlGate.Parse(Sql)).Position);
    }

    [Fact]
    public void EveryListedFunction_ExistsAndIsPure()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT lower(function_name) || ':' || function_type || ':' || coalesce(stability, '') FROM duckdb_functions()";
        using var reader = command.ExecuteReader();
        var known = new List<string>();
        while (reader.Read())
        {
            known.Add(reader.GetString(0));
        }

        foreach (var name in Functions.Scalars.Concat(Functions.Aggregates).Concat(Functions.Operators))
        {
            var forms = known.Where(form => form.StartsWith(name + ":", StringComparison.Ordinal)).ToArray();
            Assert.True(forms.Length > 0 || name is "^@" or "%" or "~~~", name);
            Assert.DoesNotContain(forms, form => form.Contains(":VOLATILE", StringComparison.Ordinal) || form.Contains(":table", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void UnknownMemberOrMissingMember_IsRefused()
    {
        var json = EngineParser.Shared.Serialize("SELECT id FROM retail.customers WHERE id = 1");
        foreach (var changed in (string[])
            [
                json.Replace("\"where_clause\"", "\"anything\":1,\"where_clause\"", StringComparison.Ordinal),
                json.Replace("\"qualify\":null", "\"q\":null", StringComparison.Ordinal),
                json.Replace("\"sample\":null,", string.Empty, StringComparison.Ordinal),
                json.Replace("\"SELECT_NODE\"", "\"UPDATE_NODE\"", StringComparison.Ordinal),
                json.Replace("COMPARE_EQUAL", "COMPARE_NEW", StringComparison.Ordinal),
                json.Replace("\"class\":\"COMPARISON\"", "\"class\":\"NEW\"", StringComparison.Ordinal),
                json.Replace("\"BASE_TABLE\"", "\"NEW_TABLE\"", StringComparison.Ordinal),
                json.Replace("\"catalog_name\":\"\"", "\"catalog_name\":\"x\"", StringComparison.Ordinal),
                json.Replace("\"INTEGER\"", "\"USER\"", StringComparison.Ordinal),
            ])
        {
            Assert.NotEqual(json, changed);
            var statement = System.Text.Json.Nodes.JsonNode.Parse(changed)!["statements"]![0];
            Assert.Throws<QueryRefusedException>(() => StatementRules.Statement(new GateContext(), statement, CteScope.Empty));
        }
    }

    [Fact]
    public void GovernedValue_IsBehindTheFilterItself()
    {
        var table = new GovernedTable("a.b", [new("c", new(LakeKind.String)), new("d", new(LakeKind.Int))],
        [
            new(Jurisdiction.EU, ["/f/o'o.parquet"], new Dictionary<string, int> { ["c"] = 1, ["d"] = 2, ["dp_subject"] = 3 }, "\"c\" = 'x'",
                new Dictionary<string, ColumnAction> { ["c"] = ColumnAction.Clear, ["d"] = ColumnAction.ClearWhen("\"d\" > 1") }),
        ]);

        Assert.Equal(
            "SELECT CASE WHEN (\"c\" = 'x') THEN \"c\" END AS \"c\", CASE WHEN ((\"c\" = 'x') AND (\"d\" > 1)) THEN \"d\" END AS \"d\", "
            + "CASE WHEN (\"c\" = 'x') THEN CAST('EU' AS BLOB) || \"dp_subject\" END AS \"dp_h\" FROM read_parquet(['/f/o''o.parquet'], schema = MAP {"
            + "1: {'name': 'c', 'type': 'VARCHAR', 'default_value': NULL}, 2: {'name': 'd', 'type': 'INTEGER', 'default_value': NULL}, "
            + "3: {'name': 'dp_subject', 'type': 'BLOB', 'default_value': NULL}}) WHERE (\"c\" = 'x')",
            GovernedSql.Of(table, "dp_h", barrier: false));
        Assert.Equal($"SELECT * FROM ({GovernedSql.Of(table, "dp_h", barrier: false)}) LIMIT 9223372036854775807", GovernedSql.Of(table, "dp_h", barrier: true));
    }

    // What the barrier rests on: the engine plans a viewer's condition above the limit, and the row filter below it.
    [Fact]
    public void Barrier_KeepsTheViewersConditionAboveTheRowFilter()
    {
        using var lake = new Lake();
        using var connection = LockedInstance.Open(new(1, 64, [lake.Customers]));
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN SELECT id FROM ({GovernedSql.Of(lake.CustomerTable(), null, barrier: true)}) WHERE code LIKE '%viewer%'";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var plan = reader.GetString(1);

        Assert.InRange(plan.IndexOf("viewer", StringComparison.Ordinal), 0, plan.IndexOf("LIMIT", StringComparison.Ordinal));
        Assert.True(plan.IndexOf("LIMIT", StringComparison.Ordinal) < plan.IndexOf("'FR'", StringComparison.Ordinal), plan);
    }

    // Renamed and added columns: the field id decides, and a file without the column gives null.
    [Fact]
    public async Task FieldId_FindsTheColumn_NotTheName()
    {
        using var lake = new Lake();
        var ids = Lake.CustomerIds.ToDictionary();
        ids["code"] = 99;
        ids["country"] = 3;
        var table = lake.CustomerTable("\"id\" <= 2");
        table = table with { Branches = [table.Branches[0] with { FieldIds = ids }] };

        Assert.Equal("1,10,null; 2,20,null", Lake.Text(await Lake.Ask("SELECT id, country, code FROM retail.customers ORDER BY id", table)));
    }

    // The engine's instance itself, should a statement ever pass the gate: only the named file can be read, nothing written or changed.
    [Theory]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM read_parquet('$other')")]
    [InlineData("COPY (SELECT 1) TO '/tmp/dataproducts-out.csv'")]
    [InlineData("SET threads = 1")]
    [InlineData("RESET allowed_paths")]
    [InlineData("ATTACH '/tmp/dataproducts-x.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    public void LockedInstance_ReadsItsFilesAndNothingElse(string sql)
    {
        using var lake = new Lake();
        using var connection = LockedInstance.Open(new(1, 64, [lake.Customers]));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM read_parquet('{lake.Customers}')";
        Assert.Equal(200L, command.ExecuteScalar());

        command.CommandText = sql.Replace("$other", lake.Orders, StringComparison.Ordinal);
        Assert.Throws<DuckDBException>(command.ExecuteScalar);
    }

    [Fact]
    public void TextOfATree_IsProvedBeforeItIsRun()
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(EngineParser.Shared.Serialize("SELECT id AS a FROM retail.customers"))!.AsObject();
        Assert.Equal("SELECT id AS a FROM retail.customers", SyntaxTree.PrintExactly(root));

        // A constant of a type that no text gives: its printed form is another statement.
        var odd = EngineParser.Shared.Serialize("SELECT 1").Replace("\"INTEGER\"", "\"TINYINT\"", StringComparison.Ordinal);
        Assert.Equal("DP1812", Assert.Throws<QueryRefusedException>(
            () => SyntaxTree.PrintExactly(System.Text.Json.Nodes.JsonNode.Parse(odd)!.AsObject())).Id);
        Assert.Equal(JsonValueKind.Object, root.GetValueKind());
    }
}
