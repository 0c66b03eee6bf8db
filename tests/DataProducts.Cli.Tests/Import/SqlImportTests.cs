using DataProducts.Cli.Import;

namespace DataProducts.Cli.Tests;

/// <summary><c>CREATE TABLE</c> of the dialects that a bank has.</summary>
public sealed class SqlImportTests
{
    [Theory]
    [InlineData("boolean", "boolean")]
    [InlineData("bit", "boolean")]
    [InlineData("bit(8)", "string")]
    [InlineData("smallint", "int")]
    [InlineData("INT UNSIGNED", "long")]
    [InlineData("bigint unsigned", "decimal(20, 0)")]
    [InlineData("int(11) zerofill", "int")]
    [InlineData("real", "float")]
    [InlineData("float", "double")]
    [InlineData("float(24)", "float")]
    [InlineData("double precision", "double")]
    [InlineData("numeric(12, 2)", "decimal(12, 2)")]
    [InlineData("decimal(7)", "decimal(7, 0)")]
    [InlineData("numeric", "decimal(38, 9)")]
    [InlineData("NUMBER", "decimal(38, 0)")]
    [InlineData("numeric(50, 2)", "string")]
    [InlineData("money", "decimal(19, 4)")]
    [InlineData("character varying(20)", "string")]
    [InlineData("national character varying(20)", "string")]
    [InlineData("VARCHAR2(20 CHAR)", "string")]
    [InlineData("nvarchar(max)", "string")]
    [InlineData("enum('a', 'b)')", "string")]
    [InlineData("uuid", "uuid")]
    [InlineData("UNIQUEIDENTIFIER", "uuid")]
    [InlineData("date", "date")]
    [InlineData("time(3) without time zone", "time")]
    [InlineData("timestamp(6) with time zone", "timestamptz")]
    [InlineData("timestamp with local time zone", "timestamptz")]
    [InlineData("datetime2(7)", "timestamptz")]
    [InlineData("varbinary(16)", "binary")]
    [InlineData("bytea", "binary")]
    [InlineData("jsonb", "string")]
    [InlineData("interval", "string")]
    [InlineData("int[]", "list<int?>")]
    [InlineData("text[3][]", "list<list<string?>?>")]
    [InlineData("ARRAY<STRUCT<a: INT, b: MAP<STRING, DOUBLE>>>", "list<struct<a: int?, b: map<string, double?>?>?>")]
    [InlineData("ROW(a integer, \"Bee C\" array(varchar))", "struct<a: int?, bee_c: list<string?>?>")]
    [InlineData("map(array(int), int)", "string")]
    public void Type_IsTheNearestOfTheLake(string sql, string lake) =>
        Assert.Equal(lake, Imported.Sql($"create table t (c {sql} default 1, d int)").Columns[0].Type.ToString());

    [Fact]
    public void KeysAndComments_OfEveryDialectAreTaken()
    {
        var postgres = Imported.Sql(
            "create table a.b (x int, y text not null default ')', primary key (x, y)); comment on column a.b.y is 'it''s'; comment on table b is 'T'; drop table z;");
        var mysql = Imported.Sql("create temporary table if not exists `b` (`x` int not null auto_increment comment 'c', primary key using (x), key k (x)) comment='T'"
            .Replace("primary key using (x)", "primary key (x)", StringComparison.Ordinal).Replace(", key k (x)", ", unique key k (x)", StringComparison.Ordinal));
        var server = Imported.Sql("CREATE TABLE [dbo].[b] ([x y] [int] IDENTITY(1,1) NOT NULL, CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([x y] ASC) ON [PRIMARY]) GO");

        Assert.Equal(("T", "it's"), (postgres.Description, postgres.Columns[1].Description));
        Assert.Equal([0, 1], postgres.Columns.Select(column => column.KeyPosition!.Value));
        Assert.All(postgres.Columns, column => Assert.False(column.Nullable));
        Assert.Equal(("T", "c", true), (mysql.Description, mysql.Columns[0].Description, mysql.Columns[0].Unique));
        Assert.Equal(("x y", 0), (server.Columns[0].Name, server.Columns[0].KeyPosition));
    }

    [Theory]
    [InlineData("create table t (a int", "(1,22): ')' should stand here")]
    [InlineData("create table t (\n  a int, a text)", "(2,12): the column 'a' stands here a second time")]
    [InlineData("create table t (a 'x')", "a name should stand here")]
    [InlineData("create table t (a int check (a > 1)", "')' should stand here")]
    [InlineData("create table \"t (a int)", "a quote is not closed")]
    [InlineData("create table t (a map<int, array<int>)", "'>' should stand here")]
    public void WhatCannotBeFollowed_IsPlaced(string script, string message)
    {
        var failure = Assert.Throws<DataProductException>(() => SqlTableReader.Read(script, "s.sql"));

        Assert.Equal("DP1271", failure.Id);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptsOfAnySize_EndInATableOrARefusal()
    {
        var deep = $"create table t (a {string.Concat(Enumerable.Repeat("array<", 5000))}int)";
        var wide = $"create table t ({string.Join(',', Enumerable.Range(0, 1001).Select(i => $"c{i} int"))})";

        Assert.Equal("DP1271", Assert.Throws<DataProductException>(() => SqlTableReader.Read(deep, "s.sql")).Id);
        Assert.Equal("DP1273", Assert.Throws<DataProductException>(() => SqlTableReader.Read(wide, "s.sql")).Id);
    }

    [Fact]
    public void BrokenScripts_NeverDoMoreThanRefuse()
    {
        const int Seed = 20261123;
        const string Alphabet = "()[]<>,;'\"`.:-/*\n abcTABLE0123\u00e9\u2028\ud83d";
        var random = new Random(Seed);
        for (var run = 0; run < 4000; run++)
        {
            var script = (
                "create table t ([a b] numeric(3, 2) not null comment 'x', b struct<c: array<int>>, primary key (b)) partitioned by (d string);"
                + "comment on column t.b is 'y'").ToCharArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                script[random.Next(script.Length)] = Alphabet[random.Next(Alphabet.Length)];
            }

            try
            {
                foreach (var table in SqlTableReader.Read(new(script), "s.sql"))
                {
                    _ = Imported.Write(table, new() { Jurisdiction = "EU", Key = [table.Columns[0].Name] });
                }
            }
            catch (DataProductException refusal)
            {
                Assert.StartsWith("DP127", refusal.Id, StringComparison.Ordinal);
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {Seed}: {failure.GetType().Name} of {new string(script)}");
            }
        }
    }
}
