using DataProducts.Query;

namespace DataProducts.Host.Tests.Formats;

/// <summary>Texts that keep their format, from hydration to the answer: in SQL, in C#, in GraphQL.</summary>
public sealed class FormatQueryTests(PayoutState state) : IClassFixture<PayoutState>
{
    private static readonly string[] Forms =
    [
        "^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$", @"^DE[0-9]{2} ([0-9]{4} ){4}[0-9]{2}$", "^[0-9]{2}-[0-9]{3}-[0-9]{3}$", @"^\+[0-9]{2} [0-9]{2} [0-9]{7}$",
    ];

    [Fact]
    public async Task WhoMay_SeesTheValues_OfEveryKindAndJurisdiction()
    {
        var answer = await state.AskAsync(PayoutState.Tess, "true");

        Assert.Equal([PayoutState.Source("p1"), PayoutState.Source("p2"), PayoutState.Source("p3")], answer.Rows);
        Assert.Equal((12L, 0L), (answer.ClearCells, answer.TokenCells));
        Assert.Empty(answer.Refused);
    }

    [Theory]
    [InlineData(PayoutState.Clark)] // no policy permits it
    [InlineData(PayoutState.Ursula)] // one permits it, and the transfer matrix does not
    public async Task WhoMayNot_SeesTheTextsAsTheLakeHasThem(string person)
    {
        var answer = await state.AskAsync(person, "payout_id in ('p1', 'p3')");

        Assert.Equal((0L, 8L), (answer.ClearCells, answer.TokenCells));
        Assert.NotEmpty(answer.Refused);
        foreach (var (cell, form, source) in answer.Rows[0].Zip(Forms, PayoutState.Source("p1")))
        {
            Assert.Matches(form, (string)cell!);
            Assert.NotEqual(source, cell);
        }

        // One card, one text; and each made again is the same.
        Assert.Equal(answer.Rows[0][0], answer.Rows[1][0]);
        var column = new PiiColumn("card", PiiKind.CardNumber, TokenMode.FormatPreserving, Nullable: true);
        var made = await state.Platform.TokeniseAsync(
            new VaultQuestion(PayoutState.Product, PayoutState.Otto, null),
            Jurisdiction.EU,
            new VaultValues(column, new TokenOrigin("again", new long[1]), [(string?)PayoutState.Source("p1")[0]], [await state.SubjectAsync("anna", Jurisdiction.EU)]));
        Assert.Equal(made.Tokens[0], answer.Rows[0][0]);
    }

    [Fact]
    public async Task WithoutAPurpose_NothingIsShown() => Assert.True((await state.AskAsync(PayoutState.Tess, "true", purpose: null)).Denied);

    // The kind lies in two spaces: what the jurisdiction shares as tokens, and the domain's texts. A permit for the one opens not the other.
    [Fact]
    public async Task APermitForAnotherSpace_OpensNoText()
    {
        var answer = await state.Platform.QueryAsync(
            $"select card, file_card from {PayoutState.Product} where payout_id = 'p1'", PayoutState.Sam, PayoutState.Purpose);

        Assert.Equal((1L, 1L), (answer.ClearCells, answer.TokenCells));
        Assert.Equal([(await state.TextsAsync("p1"))[0], "4111111111111111"], answer.Rows[0]);

        answer = await state.Platform.QueryAsync(
            $"select card, file_card from {PayoutState.Product} where payout_id = 'p1'", PayoutState.Tess, PayoutState.Purpose);
        Assert.Equal(PayoutState.Source("p1")[0], answer.Rows[0][0]);
        Assert.StartsWith("dp1_eu_", (string)answer.Rows[0][1]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select max(card) from pay.payouts")]
    [InlineData("select distinct card from pay.payouts where payout_id = 'p1'")]
    [InlineData("select card || '' from pay.payouts where payout_id = 'p1'")]
    [InlineData("select card from (select * from pay.payouts) where payout_id = 'p1'")]
    public async Task WhatIsNoRowsOwnCell_StaysAText(string sql)
    {
        var answer = await state.Platform.QueryAsync(sql, PayoutState.Tess, PayoutState.Purpose);
        Assert.DoesNotContain(answer.Rows[0][0], PayoutState.Rows.Select(row => row.Split(',')[3]));
        Assert.Equal(0L, answer.ClearCells);
    }

    [Fact]
    public async Task TypedRows_HaveTheValues_AndWhoMayNotHasTexts()
    {
        var opened = await state.Platform.Query<Payout>(PayoutState.Tess).For(PayoutState.Purpose);
        var closed = await state.Platform.Query<Payout>(PayoutState.Clark).For(PayoutState.Purpose);

        Assert.Equal(PayoutState.Source("p1"), Cells(opened.Rows.Single(row => row.PayoutId == "p1")));
        Assert.Equal(await state.TextsAsync("p1"), Cells(closed.Rows.Single(row => row.PayoutId == "p1")));

        static object?[] Cells(Payout row) => [row.Card, row.Account, row.TaxNumber, row.Phone];
    }

    [Fact]
    public async Task GraphQl_SaysWhatTheQuerySays()
    {
        foreach (var (person, expected) in new (string, object?[])[]
            { (PayoutState.Tess, PayoutState.Source("p1")), (PayoutState.Clark, await state.TextsAsync("p1")) })
        {
            var (_, document) = await state.PostAsync("/graphql", person, null, new
            {
                query = "query($sql: String!, $p: String) { query(sql: $sql, purpose: $p) { rows cellsOpened cellsLeftAsTokens } }",
                variables = new { sql = $"select {PayoutState.Columns} from {PayoutState.Product} where payout_id = 'p1'", p = PayoutState.Purpose },
            });
            var answer = document["data"]!["query"]!;
            Assert.Equal(expected, answer["rows"]![0]!.AsArray().Select(cell => (object?)(string?)cell));
        }
    }

    [Fact]
    public async Task ARecordForEachJurisdiction_SaysHowManyOfWhat_AndNoValue()
    {
        var answer = await state.AskAsync(PayoutState.Tess, "payout_id in ('p1', 'p2', 'p3')");

        foreach (var (jurisdiction, cells, count) in new[] { ("EU", """["EU/EU"]""", 8L), ("CH", """["CH/CH","CH/EU"]""", 4L) })
        {
            var record = (await state.RecordsAsync(jurisdiction))
                .Single(one => (string?)one["request"] == answer.Request.ToString() && (string?)one["event"] == "Detokenise");
            Assert.Equal((true, count, cells), ((bool)record["allowed"]!, (long)record["count"]!, record["cells"]!.ToJsonString()));
            Assert.Equal(
                ["detokenise:CardNumber", "detokenise:Iban", "detokenise:PhoneNumber", "detokenise:TaxId"],
                record["actions"]!.AsArray().Select(action => (string?)action));
            Assert.Contains("pay.clear", record["policies"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotMatch("1111|3704|0076|1234|668", record.ToJsonString().Replace((string)record["request"]!, "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Texts_CountAgainstTheLimits_AsTokensDo()
    {
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions
        {
            Folder = state.Folder,
            VaultLimits = new VaultLimits { CellsPerMinute = 9, AlarmCells = 5 },
        });
        var first = await state.AskAsync(PayoutState.Tess, "payout_id in ('p1', 'p3')", platform: platform);
        var second = await state.AskAsync(PayoutState.Tess, "payout_id = 'p1'", platform: platform);

        Assert.Equal(8L, first.ClearCells);
        Assert.Equal((0L, 4L), (second.ClearCells, second.TokenCells));
        Assert.Equal(["limit.cells-per-minute"], second.Refused.Select(one => one.Policy));
        Assert.Equal(await state.TextsAsync("p1"), second.Rows[0]);
        Assert.Contains(
            await state.RecordsAsync("EU"),
            one => (string?)one["event"] == "BulkDetokenise" && (string?)one["request"] == first.Request.ToString());
    }

    // Behind a function nobody knows the text from another: it would lie in a column that nothing protects.
    [Theory]
    [InlineData("a", "max(card)")]
    [InlineData("b", "max('to ' || account)")]
    [InlineData("c", "max(substr(phone, 2))")]
    public async Task ADerivedProduct_GetsNoTexts(string run, string column)
    {
        var sql = $"select payout_id || '{run}' as id, country, {column} as text from {PayoutState.Product} group by payout_id, country";
        var report = await state.Platform.HydrateAsync<Note>(DerivedQuery.Of(sql, PayoutState.Purpose));
        Assert.Equal(3L, report.RowsWritten.Values.Sum());

        var answer = await state.Platform.QueryAsync($"select text from pay.notes where id like 'p_{run}'", PayoutState.Clark, PayoutState.Purpose);
        Assert.Equal([null, null, null], answer.Rows.Select(row => row[0]));
    }
}
