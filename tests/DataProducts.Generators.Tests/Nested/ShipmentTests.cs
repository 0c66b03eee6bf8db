using System.Reflection;
using System.Text.Json;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>A record with every type and every annotation: read, checked, written and described.</summary>
public class ShipmentTests
{
    private static readonly GeneratorRun Run = GeneratorRun.Of(CompleteSources.All);
    private static readonly Assembly Team = TeamAssembly.Load(Run);
    private static readonly RowDriver Shipment = RowDriver.Of(Team.GetType(CompleteSources.Shipment, throwOnError: true)!);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void Record_BreaksNoRule() => Assert.Empty(Refusals.In(Run));

    [Fact]
    public void Record_HasTheReviewedCode()
    {
        var file = Assert.Single(Run.Files, file => file.HintName.Contains("Shipment", StringComparison.Ordinal));

        Golden.Check(file.SourceText.ToString(), "tests/DataProducts.Generators.Tests/Golden/Shipment.g.cs.txt");
    }

    [Fact]
    public void Record_HasTheReviewedManifest()
    {
        using var manifest = JsonDocument.Parse(Shipment.Manifest);

        Golden.Check(
            JsonSerializer.Serialize(manifest, Indented).ReplaceLineEndings("\n") + "\n",
            "tests/DataProducts.Generators.Tests/Golden/Shipment.manifest.json");
    }

    [Fact]
    public void Manifest_IsReadAndSaysWhatTheSchemaSays()
    {
        var product = ManifestReader.Parse(Shipment.Manifest);

        Assert.Equal(["delivery", "fraud-detection"], product.Purposes);
        Assert.Equal(Shipment.Schema.Columns.Select(column => (column.Name, column.Type, column.Nullable)), product.Ports[0].Columns.Select(column => (column.Name, column.Type, column.Nullable)));
        Assert.Equal(new ColumnReference("trade.shipments", "carriers", "carrier_id"), product.Ports[0].FindColumn("carrier_id")!.References);
        Assert.Equal(["carrier", "old_status"], product.Ports[0].Retired);
        Assert.Equal(new RetentionManifest(product.Ports[0].Retention!.Period, "sent_on"), product.Ports[0].Retention);
        Assert.Equal(
            [
                new("priority", "identity"), new("due_on", "year"), new("sent_on", "month"), new("delivered_at", "day"), new("changed", "hour"),
                new("shipment_id", "bucket[4]"), new PartitionManifest("parcels", "truncate[50]"),
            ],
            product.Ports[0].Partition);
        Assert.Equal([0m, 4.5m], product.Ports[0].Quality.Select(rule => rule.MustBe));
        Assert.Equal(["", "use Weight"], product.Ports[0].Columns.Select(column => column.Deprecated).OfType<string>().Order());
        Assert.True(product.Ports[0].FindColumn("tags")!.Type.UniqueElements);
    }

    [Fact]
    public void Fields_ComeBackFromTheColumns()
    {
        var rows = Written(ShipmentFields.Full, ShipmentFields.Sparse);

        Assert.Equal(ShipmentFields.Expected.Keys, Shipment.Schema.Columns.Select(column => column.Name));
        Assert.All(ShipmentFields.Expected, column => Assert.Equal([column.Value.Full, column.Value.Sparse], rows[column.Key]));
    }

    [Fact]
    public void GoodRow_IsValidAndHasItsIdentity()
    {
        var row = Shipment.ReadGood(ShipmentFields.Full);
        var problems = new RowProblems();

        Shipment.Validate(row, problems);

        Assert.Empty(problems.All);
        Assert.Equal("3:S-16:Closed", Shipment.KeyOf(row));
        Assert.Equal("B-1", Shipment.SubjectOf(row));
        Assert.Equal(
            ["a@b.example", "+49 30 123456", "Main Street 1", "11110000000000", "T-1", "Anna Muster", "1980-02-29", "2001-01-01", "CH93 0076 2011 6238 5295 7"],
            Enumerable.Range(0, 9).Select(pii => Shipment.PiiOf(row, pii)));
        Assert.Null(Shipment.PiiOf(Shipment.ReadGood(ShipmentFields.Sparse), 1));
    }

    [Fact]
    public void DayOfABirth_IsMissingToWhoeverReadsItsToken()
    {
        const string Token = "dp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbg";
        var row = Shipment.ReadGood(new Dictionary<string, string>(ShipmentFields.Full) { ["recipient_born"] = Token });

        Assert.Null(Shipment.PiiOf(row, 7));
        Assert.Equal(
            [new(RowRule.Type, "recipient_born")], Shipment.ReadBad(new Dictionary<string, string>(ShipmentFields.Full) { ["recipient_born"] = Token + "x" }));
    }

    [Fact]
    public void WhatIsRedacted_NeverLeavesItsRow()
    {
        var places = Enumerable.Range(0, Shipment.Schema.Pii.Count).Where(place => Shipment.Schema.Pii[place].Mode == TokenMode.Redact).ToList();

        Assert.Equal(["witness", "courier"], places.Select(place => Shipment.Schema.Pii[place].Name));
        Assert.All(places, place => Assert.Null(Shipment.PiiOf(Shipment.ReadGood(ShipmentFields.Full), place)));
        Assert.All(places, place => Assert.True(Shipment.Schema.Pii[place].Nullable));
        Assert.All(["witness", "courier"], name => Assert.True(Shipment.Schema.Columns.Single(column => column.Name == name).Nullable));
    }

    [Fact]
    public void Schema_TellsModeAndScopeOfEveryColumn() => Assert.Equal(
        [
            new("tax_id", PiiKind.TaxId, TokenMode.Deterministic, Nullable: true),
            new("recipient", PiiKind.Name, TokenMode.Random, Nullable: false) { KeepSpelling = true },
            new("born", PiiKind.BirthDate, TokenMode.OneWay, Nullable: true),
            new("recipient_born", PiiKind.BirthDate, TokenMode.Deterministic, Nullable: true),
            new("iban", PiiKind.Iban, TokenMode.Deterministic, Nullable: true) { Scope = JoinScope.Jurisdiction },
            new("caller", PiiKind.PhoneNumber, TokenMode.OneWay, Nullable: true) { Scope = JoinScope.Jurisdiction },
            new("customs_number", PiiKind.TaxId, TokenMode.FormatPreserving, Nullable: true),
            new("witness", PiiKind.Name, TokenMode.Redact, Nullable: true),
            new PiiColumn("courier", PiiKind.EmailAddress, TokenMode.Redact, Nullable: true),
        ],
        Shipment.Schema.Pii.Skip(4));

    [Theory]
    [InlineData("shipment_id", " ", RowRule.KeyEmpty)]
    [InlineData("status", "", RowRule.KeyEmpty)]
    [InlineData("status", "open", RowRule.Value)]
    [InlineData("status", "0", RowRule.Value)]
    [InlineData("status", "Open,Closed", RowRule.Value)]
    [InlineData("priority", "2", RowRule.Value)]
    [InlineData("old_status2", " Open", RowRule.Value)]
    [InlineData("buyer", " \t", RowRule.Required)]
    [InlineData("contact", "!x", RowRule.Value)]
    [InlineData("contact", "", RowRule.Required)]
    [InlineData("temperature", "-300", RowRule.Value)]
    [InlineData("temperature", "cold", RowRule.Value)]
    [InlineData("fee", "-1", RowRule.Value)]
    [InlineData("fee", "0.001", RowRule.Value)]
    [InlineData("slot", "24:00", RowRule.Type)]
    [InlineData("slot", "7:00", RowRule.Type)]
    [InlineData("seal", "QQ=", RowRule.Type)]
    [InlineData("seal", "QQ ==", RowRule.Type)]
    [InlineData("seal", "Q-_=", RowRule.Type)]
    [InlineData("printed", "31.12.2025", RowRule.Type)]
    [InlineData("to", "", RowRule.Required)]
    [InlineData("to", "null", RowRule.Type)]
    [InlineData("lines", "{}", RowRule.Type)]
    public void FieldOfAnotherForm_IsItsProblem(string column, string text, string rule)
    {
        var problems = Shipment.ReadBad(new Dictionary<string, string>(ShipmentFields.Full) { [ShipmentFields.FieldOf(column)] = text });

        Assert.Equal([new RowProblem(rule, column)], problems);
    }

    [Theory]
    [InlineData("country", " DE", RowRule.Length)]
    [InlineData("parcels", "0", RowRule.Range)]
    [InlineData("parcels", "100", RowRule.Range)]
    [InlineData("number", "0", RowRule.Range)]
    [InlineData("share", "0", RowRule.Range)]
    [InlineData("share", "100.5", RowRule.Range)]
    [InlineData("drift", "0.5", RowRule.Range)]
    [InlineData("weight", "1000.001", RowRule.Range)]
    [InlineData("code", "AB123", RowRule.Pattern)]
    [InlineData("code", "xAB1234", RowRule.Pattern)]
    [InlineData("code", "AB1234\n", RowRule.Pattern)]
    [InlineData("sent_on", "1999-12-31", RowRule.Range)]
    [InlineData("slot", "22:00:00.0000001", RowRule.Range)]
    [InlineData("printed", "2100-01-01T00:00:00.000001Z", RowRule.Range)]
    [InlineData("seal", "QUJDREVGR0hJ", RowRule.Length)]
    [InlineData("to", """{"street":"","floor":1}""", RowRule.Length)]
    [InlineData("to", """{"street":"a","floor":1,"postCode":"x"}""", RowRule.Pattern)]
    [InlineData("to", """{"street":"a","floor":1,"place":{"lat":90.1,"lon":0}}""", RowRule.Range)]
    [InlineData("place", """{"lat":0,"lon":-180.5}""", RowRule.Range)]
    [InlineData("lines", "[]", RowRule.Length)]
    [InlineData("notes", """["a",null,"b"]""", RowRule.Length)]
    [InlineData("signature", "AA==", RowRule.Length)]
    [InlineData("temperature", "60.5", RowRule.Range)]
    [InlineData("fee", "999.01", RowRule.Range)]
    [InlineData("readings", """{"1":null,"2":null,"3":null}""", RowRule.Length)]
    [InlineData("route", """{"Low":[{"street":"a","floor":1},{"street":"a","floor":1,"place":{"lat":0,"lon":181}}]}""", RowRule.Range)]
    [InlineData("lines", """[{"article":"a","price":1,"status":"Open","serials":[],"found":{"x":null,"y":{"lat":91,"lon":1}}}]""", RowRule.Range)]
    public void ValueAgainstARule_IsAProblem(string column, string text, string rule)
    {
        var row = Shipment.ReadGood(new Dictionary<string, string>(ShipmentFields.Full) { [column] = text });
        var problems = new RowProblems();

        Shipment.Validate(row, problems);

        Assert.Equal([new RowProblem(rule, column)], problems.All);
    }

    [Theory]
    [InlineData("parcels", "1")]
    [InlineData("parcels", "99")]
    [InlineData("share", "100")]
    [InlineData("drift", "-0.5")]
    [InlineData("weight", "0.001")]
    [InlineData("code", "ZZ123456")]
    [InlineData("sent_on", "2099-12-31")]
    [InlineData("slot", "22:00")]
    [InlineData("contact", "0123456789012345678901234567890123456789012345678901234567890123@x.example")]
    [InlineData("to", """{"street":"😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀","floor":-1}""")]
    public void ValueOnItsLimit_IsGood(string column, string text)
    {
        var row = Shipment.ReadGood(new Dictionary<string, string>(ShipmentFields.Full) { [column] = text });
        var problems = new RowProblems();

        Shipment.Validate(row, problems);

        Assert.Empty(problems.All);
    }

    [Fact]
    public void FieldsWithADefault_MayBeEmpty()
    {
        var rows = Written(new Dictionary<string, string>(ShipmentFields.Full) { ["express"] = "", ["prio"] = "" });

        Assert.Equal("false", rows["express"][0]);
        Assert.Equal("Low", rows["priority"][0]);
    }

    [Fact]
    public void MemberOfNoName_IsNotWritten()
    {
        var type = Team.GetType(CompleteSources.Shipment, throwOnError: true)!;
        var row = Shipment.ReadGood(ShipmentFields.Full);
        type.GetProperty("Status")!.SetValue(row, 99);
        using var batch = new ColumnBatch(Shipment.Schema.Columns);

        Assert.Throws<ArgumentOutOfRangeException>(() => Shipment.Write([row], Tokens(1), batch, 0));
    }

    private static Dictionary<string, IReadOnlyList<string?>> Written(params IReadOnlyDictionary<string, string>[] fields)
    {
        using var batch = new ColumnBatch(Shipment.Schema.Columns);
        Shipment.Write([.. fields.Select(Shipment.ReadGood)], Tokens(fields.Length), batch, 0);
        return Shipment.Schema.Columns
            .Select((column, i) => (column.Name, Rows: Buffers.Rows(batch[i], column.Type)))
            .ToDictionary(column => column.Name, column => column.Rows);
    }

    private static TokenColumns Tokens(int rows)
    {
        string[] names = ["contact", "fallback", "door", "card", "tax", "recipient", "born", "recipient born", "iban", "caller", "customs", "witness", "courier"];
        var tokens = new TokenColumns(names.Length, rows);
        foreach (var (pii, name) in names.Index())
        {
            tokens[pii].Span[0] = name + " token";
        }

        foreach (var required in new[] { 0, 5 })
        {
            tokens[required].Span.Fill(names[required] + " token");
        }

        return tokens;
    }
}
