using DataProducts.Query.Execution;
using DataProducts.TestKit;

namespace DataProducts.Query.Tests;

/// <summary>Structs, lists, maps and times in a governed table.</summary>
public sealed class NestedTests : IDisposable
{
    private static readonly LakeType Text = new(LakeKind.String);

    private static readonly GovernedColumn[] Columns =
    [
        new("id", new(LakeKind.Int)), new("opens", new(LakeKind.Time)),
        new("address", LakeType.Struct(
            new("street", Text, false), new("zip", new(LakeKind.Int), true), new("since", new(LakeKind.TimestampTz), true), new("seal", new(LakeKind.Binary), true),
            new("rate", new(LakeKind.Decimal, 38, 10), true))),
        new("tags", LakeType.List(Text, true)), new("scores", LakeType.List(new(LakeKind.Int), true)),
        new("limits", LakeType.Map(Text, new(LakeKind.Double), true)),
        new("visits", LakeType.List(LakeType.Struct(new LakeField("day", new(LakeKind.Date), false), new LakeField("by", LakeType.Map(new(LakeKind.Int), Text), true)))),
        new("email", Text, PiiKind.EmailAddress),
    ];

    private readonly TempFolder _folder = new();

    public NestedTests()
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $$$"""
            SET TimeZone = 'UTC';
            COPY (
              SELECT 1 AS id, TIME '08:30:00.5' AS opens,
                     {'street': 'Elm "1"', 'zip': 7, 'since': TIMESTAMPTZ '2020-01-02 03:04:05.5+00', 'seal': from_hex('00ff'), 'rate': 1234567890123456789.5::DECIMAL(38,10)} AS address,
                     ['a', NULL, 'ü'] AS tags, [3, NULL] AS scores, MAP {'low': 1.5::DOUBLE, 'none': NULL, 'odd': 'nan'::DOUBLE} AS limits,
                     [{'day': DATE '2021-02-03', 'by': MAP {5: 'x'}}, {'day': DATE '2021-02-04', 'by': NULL}] AS visits, 'tok_eu_email_x' AS email, unhex(repeat('01', 16)) AS dp_subject
              UNION ALL SELECT 2, NULL, NULL, [], NULL, MAP {}, NULL, 'tok_eu_email_y', unhex(repeat('02', 16))
              UNION ALL SELECT 3, NULL, {'street': '{{{Lake.Poison}}}', 'zip': NULL, 'since': NULL, 'seal': NULL, 'rate': NULL}, ['{{{Lake.Poison}}}'], [9], MAP {'{{{Lake.Poison}}}': 1}, [], 'x', unhex(repeat('03', 16))
              ORDER BY id
            ) TO '{{{File}}}' (FORMAT parquet, FIELD_IDS {id: 1, opens: 2, address: 3, tags: 4, scores: 5, limits: 6, visits: 7, email: 8, dp_subject: 9})
            """;
        command.ExecuteNonQuery();
    }

    private string File => _folder["nested.parquet"];

    [Theory]
    [InlineData("SELECT * EXCLUDE (email) FROM test.nested ORDER BY id",
        """1|08:30:00.5|{"street":"Elm \"1\"","zip":7,"since":"2020-01-02T03:04:05.5+00:00","seal":"00ff","rate":1234567890123456789.5}|["a",null,"ü"]|[3,null]|{"low":1.5,"none":null,"odd":"NaN"}|[{"day":"2021-02-03","by":{"5":"x"}},{"day":"2021-02-04","by":null}]; 2|∅|∅|[]|∅|{}|∅""")]
    [InlineData("SELECT address.street, address.zip + 1 FROM test.nested n WHERE n.address.zip = 7", "Elm \"1\"|8")]
    [InlineData("SELECT address['street'], tags[1], limits['low'], visits[1].day, len(tags) FROM test.nested WHERE list_contains(tags, 'ü')", "Elm \"1\"|a|1.5|2021-02-03|3")]
    [InlineData("SELECT count(*) FROM test.nested WHERE tags[1] = 'HIDDENPOISON' OR address.street = 'HIDDENPOISON'", "0")]
    [InlineData("SELECT min(tags), any_value(address).zip FROM test.nested", "[]|7")]
    [InlineData("SELECT tags, email FROM test.nested ORDER BY id DESC", """[]|tok_eu_email_y; ["a",null,"ü"]|tok_eu_email_x""")]
    [InlineData("SELECT coalesce(address, NULL).zip FROM test.nested WHERE address IS NULL", "∅")]
    [InlineData("SELECT DISTINCT tags AS x, tags AS x FROM test.nested WHERE id = 2", "[]|[]")]
    [InlineData("WITH v AS (SELECT visits FROM test.nested WHERE id = 1) SELECT visits[2] FROM v", """{"day":"2021-02-04","by":null}""")]
    [InlineData("SELECT CAST(tags AS VARCHAR) FROM test.nested WHERE id = 2", "[]")]
    public async Task NestedColumns_AreAsked(string sql, string expected) => Assert.Equal(expected, Shown(await AskAsync(sql)));

    [Fact]
    public async Task HiddenColumn_IsNullAsAWhole()
    {
        var result = await AskAsync("SELECT id, address, address.street, tags, limits, visits, opens FROM test.nested ORDER BY id", "address", "tags", "limits", "visits", "opens");

        Assert.Equal("1|∅|∅|∅|∅|∅|∅; 2|∅|∅|∅|∅|∅|∅", Shown(result));
    }

    [Fact]
    public async Task TokensBesideNestedColumns_KeepTheirSubjects()
    {
        var result = await AskAsync("SELECT tags, email FROM test.nested ORDER BY id");

        Assert.Equal(1, Assert.Single(result.Tokens).Column);
        Assert.Equal([1, 2], result.Tokens[0].Rows.Select(row => row!.Value.Subject.ToString()[..2]).Select(int.Parse));
    }

    [Theory]
    [InlineData("SELECT (n).email FROM test.nested n WHERE id = 1")]
    [InlineData("SELECT n['email'] FROM test.nested n WHERE id = 1")]
    [InlineData("SELECT struct_extract(n, 'email') FROM test.nested n WHERE id = 1")]
    public async Task TokenTakenOutOfAWholeRow_StaysAToken(string sql)
    {
        var result = await AskAsync(sql);

        Assert.Equal("tok_eu_email_x", Shown(result));
        Assert.Empty(result.Tokens);
    }

    [Theory]
    [InlineData("SELECT n FROM test.nested n")]
    [InlineData("SELECT max(n) FROM test.nested n")]
    [InlineData("SELECT n.dp_subject FROM test.nested n")]
    [InlineData("SELECT n['dp_subject'] FROM test.nested n")]
    public async Task WholeRow_HoldsNothingHidden(string sql)
    {
        var shown = await Record.ExceptionAsync(async () => Assert.DoesNotContain("dp_", Shown(await AskAsync(sql)), StringComparison.Ordinal));

        Assert.True(shown is null or QueryRefusedException, $"{shown}");
    }

    [Fact]
    public async Task Cells_AreValuesOfDotNet()
    {
        var row = (await AskAsync("SELECT address, tags, limits FROM test.nested WHERE id = 1")).Rows[0];

        var address = Assert.IsType<IReadOnlyDictionary<string, object?>>(row[0], exactMatch: false);
        Assert.Equal(["street", "zip", "since", "seal", "rate"], address.Keys);
        Assert.Equal(new DateTimeOffset(2020, 1, 2, 3, 4, 5, 500, TimeSpan.Zero), address["since"]);
        Assert.Equal(new object?[] { "a", null, "ü" }, row[1]);
        Assert.Equal(KeyValuePair.Create<object, object?>("none", null), Assert.IsType<KeyValuePair<object, object?>[]>(row[2])[1]);
    }

    [Theory]
    [InlineData("SELECT list_transform(tags, lambda t: t) FROM test.nested", "DP1806")]
    [InlineData("SELECT unnest(tags) FROM test.nested", "DP1806")]
    [InlineData("SELECT {'a': 1}", "DP1806")]
    [InlineData("SELECT [1, 2]", "DP1806")]
    [InlineData("SELECT n['email'], n.email FROM test.nested n", "DP1813")]
    public async Task WhatMakesNestedValues_IsRefused(string sql, string id) =>
        Assert.Equal(id, (await Assert.ThrowsAsync<QueryRefusedException>(() => AskAsync(sql))).Id);

    [Theory]
    [InlineData("STRUCT(a INTEGER, \"b c\" MAP(VARCHAR, DECIMAL(9,2)[])[], \"d\"\"e\" TIMESTAMP WITH TIME ZONE)[]", "[{a:INTEGER,b c:[<VARCHAR,[DECIMAL(9,2)]>],d\"e:TIMESTAMP WITH TIME ZONE}]")]
    [InlineData("INTEGER[3][]", "[[INTEGER]]")]
    [InlineData("TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE")]
    public void NameOfAType_IsRead(string text, string expected) => Assert.Equal(expected, Form(EngineTypeParser.Parse(text)));

    [Theory]
    [InlineData("")]
    [InlineData("STRUCT(")]
    [InlineData("STRUCT(a)")]
    [InlineData("STRUCT(\"a INTEGER)")]
    [InlineData("MAP(VARCHAR)")]
    [InlineData("INTEGER[")]
    [InlineData("INTEGER]")]
    [InlineData("ENUM('a, b', 'c')")]
    [InlineData("DECIMAL(9")]
    public void DamagedNameOfAType_IsRefused(string text) => Assert.Throws<FormatException>(() => EngineTypeParser.Parse(text));

    [Fact]
    public void DeepNameOfAType_IsRefused() =>
        Assert.Throws<FormatException>(() => EngineTypeParser.Parse(string.Concat(Enumerable.Repeat("STRUCT(a ", 10_000)) + "INTEGER" + new string(')', 10_000)));

    public void Dispose() => _folder.Dispose();

    private static string Form(EngineType type) => type.Kind switch
    {
        EngineTypeKind.Struct => $"{{{string.Join(',', type.Names.Zip(type.Parts, (name, part) => $"{name}:{Form(part)}"))}}}",
        EngineTypeKind.List => $"[{Form(type.Parts[0])}]",
        EngineTypeKind.Map => $"<{Form(type.Parts[0])},{Form(type.Parts[1])}>",
        _ => type.Text,
    };

    private static string Shown(QueryResult result) =>
        string.Join("; ", result.Rows.Select(row => string.Join('|', row.Select(cell => CellText.Of(cell) ?? "∅"))));

    private Task<QueryResult> AskAsync(string sql, params string[] hidden)
    {
        var ids = Columns.Select((column, i) => (column.Name, Id: i + 1)).Append(("dp_subject", 9)).ToDictionary();
        var actions = Columns.ToDictionary(column => column.Name, column => hidden.Contains(column.Name) ? ColumnAction.Null : ColumnAction.Clear);
        return Lake.Ask(sql, new GovernedTable("test.nested", Columns, [new(Jurisdiction.EU, [File], ids, "(\"id\" < 3)", actions)]));
    }
}
