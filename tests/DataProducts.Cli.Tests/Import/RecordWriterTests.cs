using DataProducts.Cli.Import;
using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Cli.Tests;

/// <summary>The record that an import writes.</summary>
public sealed class RecordWriterTests
{
    private const string Orders = """
        CREATE TABLE shop.orders (
          order_id bigint NOT NULL, "Customer E-Mail" varchar(320) UNIQUE, amount numeric(12,2) NOT NULL, placed timestamp, tags text[],
          country char(2), tax_id bigint, payload struct<street: text, size: struct<w: decimal(5, 1)>>, "1st" int, "first" int, "fi rst" int,
          orders int, clone int, дата date, PRIMARY KEY (order_id));
        COMMENT ON TABLE shop.orders IS 'One */ row ${x} "an" <order> & more
        lines';
        """;

    [Fact]
    public void EveryPeculiarity_IsWrittenSoThatItBuilds()
    {
        var text = Imported.Write(Imported.Sql(Orders), new() { Id = "shop.orders", Owner = "shop@example.com" });

        Golden.Check(text, "tests/DataProducts.Cli.Tests/Import/Golden/Orders.cs.txt");
        Team.Builds(text);
    }

    [Fact]
    public void HostileTexts_StayTexts()
    {
        string[] texts = ["a\"b\\", "*/ class X {", "\n[assembly: X]", "\u2028}", "\u202e</summary>", "${x} {0} '; DROP", "\ud800", "\0", "```"];
        ImportedColumn[] columns =
        [
            new("id", new(LakeKind.String), false) { KeyPosition = 0 },
            .. texts.Select(text => new ImportedColumn(text, new(LakeKind.String), true) { Description = text, Pattern = text, Unit = text, Note = text }),
        ];
        var written = Imported.Write(
            new("t", columns) { Description = string.Concat(texts), Quality = [new("rule", string.Concat(texts), 1.5m)] },
            new() { Jurisdiction = "EU", Owner = texts[0] });

        Team.Parses(written);
        Assert.DoesNotContain('\u202e', written);
    }

    [Theory]
    [InlineData("create table t (a int primary key)", "--country-column")]
    [InlineData("create table t (country text, amount int)", "--key")]
    public void WhatOnlyAPersonKnows_IsAskedFor(string script, string option)
    {
        var failure = Assert.Throws<DataProductException>(() => Imported.Write(Imported.Sql(script)));

        Assert.Equal("DP1274", failure.Id);
        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retail.Customers")]
    [InlineData("retail")]
    [InlineData("retail.a__b")]
    [InlineData("retail.a_name_that_is_longer_than_the_sixty_four_characters_which_names_may_have")]
    public void AnIdThatIsNone_IsRefused(string id) =>
        Assert.Equal("DP1274", Assert.Throws<DataProductException>(() => Imported.Write(Imported.Sql("create table t (a int)"), new() { Id = id, Jurisdiction = "EU" })).Id);

    [Fact]
    public void AWholeDatabase_IsImportedAndBuilds()
    {
        using var connection = new SqliteConnection($"Data Source={Conformance.Find("data/chinook/Chinook_Sqlite.sqlite")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(sql, ';') from sqlite_master where type = 'table' and sql is not null";

        var tables = SqlTableReader.Read((string)command.ExecuteScalar()!, "chinook.sql");

        Assert.Equal(11, tables.Count);
        Assert.All(tables, table => Assert.Contains(table.Columns, column => column.KeyPosition is not null));
        Team.Builds([.. tables.Select(table => Imported.Write(table, new() { Jurisdiction = "EU" }))]);
        var customer = Imported.Write(tables.Single(table => table.Name == "Customer"));
        Assert.Contains("[Pii(PiiKind.EmailAddress), StringLength(60), From(\"Email\")]", customer, StringComparison.Ordinal);
    }
}
