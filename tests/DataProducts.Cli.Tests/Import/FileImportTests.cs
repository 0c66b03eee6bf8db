using DataProducts.Cli.Import;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Cli.Tests;

/// <summary>Parquet files, Glue's tables, and the command itself.</summary>
public sealed class FileImportTests : IDisposable
{
    // One type a column; those that Parquet has no name for are left out.
    private const string Table = """
        create table t (id bigint primary key, a boolean not null, b tinyint, c smallint, d integer, e uinteger, f ubigint, g float, h double,
        i decimal(12, 3), j varchar, k date, l timestamp, m timestamptz, n time, o uuid, p blob, q integer[], r struct(x integer, y varchar[]),
        s map(varchar, struct(z double)))
        """;

    private readonly TempFolder _temp = new();

    [Fact]
    public void ParquetFile_HasTheTypesOfItsTable()
    {
        var path = _temp["t.parquet"];
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{Table}; copy t to '{path}' (format parquet)";
        command.ExecuteNonQuery();

        var fromFile = Assert.Single(ParquetTableReader.Read(path));
        var fromSql = Imported.Sql(Table.Replace("g float", "g real", StringComparison.Ordinal).Replace("uinteger", "int unsigned", StringComparison.Ordinal).Replace("ubigint", "bigint unsigned", StringComparison.Ordinal));

        // DuckDB's "float" is the single one, and its files call every column optional.
        Assert.Equal(fromSql.Columns.Select(column => $"{column.Name} {column.Type}"), fromFile.Columns.Select(column => $"{column.Name} {column.Type}"));
        Team.Builds(Imported.Write(fromFile, new() { Jurisdiction = "CH", Key = ["id"] }));
    }

    [Fact]
    public void FilesOfOtherWriters_AreRead()
    {
        var files = Directory.GetFiles(Conformance.Find("iceberg-golden"), "*.parquet", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var table in files.Select(file => Assert.Single(ParquetTableReader.Read(file))))
        {
            Team.Builds(Imported.Write(table, new() { Id = "golden.table", Jurisdiction = "EU", Key = [table.Columns[0].Name] }));
        }
    }

    [Fact]
    public async Task FileNestedWithoutEnd_IsRefused()
    {
        await File.WriteAllBytesAsync(_temp["deep.parquet"], DeepSchema.File(200_000), TestContext.Current.CancellationToken);

        var refused = await Tool.RunInAsync(_temp.Path, "import", "parquet", "deep.parquet");

        Assert.Equal(2, refused.Code);
        Assert.StartsWith("error DP1270: deep.parquet is no Parquet file that can be read", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void OfficialContracts_BuildAsTheyCome()
    {
        var files = Directory.GetFiles(Conformance.Find("standards/odcs/examples"), "*.yaml", SearchOption.AllDirectories);
        var tables = files.SelectMany(file => OdcsTableReader.Read(File.ReadAllText(file), file)).ToList();

        Assert.Equal(82, tables.Count);
        Assert.All(tables, table => Assert.Equal(CanBeKey(table) is not null, IsWritten(table)));
        var written = tables.Where(table => CanBeKey(table) is not null).ToList();
        Assert.InRange(written.Count, 75, 82);
        Assert.All(written, table => Team.Builds(Write(table)));
    }

    [Fact]
    public void Contract_IsTakenWithItsPromises()
    {
        var table = Assert.Single(OdcsTableReader.Read(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: 5a
            version: 2.1.0
            domain: Seller Pay
            team: { name: pay@example.com }
            slaProperties:
              - { property: latency, value: 4, unit: d, element: "pay.when" }
              - { property: retention, value: 3, unit: y }
            schema:
              - name: pay
                properties:
                  - { name: id, logicalType: string, physicalType: "varchar(18)", required: true, primaryKey: true }
                  - { name: sum, logicalType: number, physicalType: "decimal(10, 2)", logicalTypeOptions: { minimum: 0, maximum: 1000 }, classification: restricted }
                  - { name: tags, logicalType: array, items: { logicalType: string, required: true } }
                quality: [{ name: No Debts, type: sql, query: "select count(*) from {object} where sum < 0", mustBe: 0 }]
            """, "pay.odcs.yaml"));

        Golden.Check(Imported.Write(table, new() { Jurisdiction = "EU" }), "tests/DataProducts.Cli.Tests/Import/Golden/Pay.cs.txt");
    }

    [Fact]
    public void BrokenContract_IsPlaced()
    {
        var failure = Assert.Throws<DataProductException>(() => OdcsTableReader.Read("kind: DataContract\napiVersion: v9", "x.yaml"));

        Assert.Equal("DP1233", failure.Id);
        Assert.StartsWith("x.yaml: Line 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GlueTable_IsReadAsHiveSpellsIt()
    {
        var table = Assert.Single(GlueTableReader.Read(
            """
            { "Table": { "Name": "orders", "Description": "Orders.", "Owner": "hadoop", "StorageDescriptor": { "Columns": [
                { "Name": "id", "Type": "bigint", "Comment": "The number.", "Parameters": { "iceberg.field.optional": "false", "iceberg.field.current": "true" } },
                { "Name": "old", "Type": "bigint", "Parameters": { "iceberg.field.current": "false" } },
                { "Name": "lines", "Type": "array<struct<sku:string,price:decimal(10,2),seen:timestamp>>" },
                { "Name": "rate", "Type": "float" }, { "Name": "code", "Type": "varchar(3)" } ] },
              "PartitionKeys": [ { "Name": "country", "Type": "string" } ] } }
            """, "t.json"));

        Assert.Equal(
            "id long\nlines list<struct<sku: string?, price: decimal(10, 2)?, seen: timestamptz?>?>?\nrate float?\ncode string?\ncountry string", Imported.Types(table));
        Assert.Equal(("Orders.", null, "The number.", 3), (table.Description, table.Owner, table.Columns[0].Description, table.Columns[3].MaximumLength));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{ "Table": { "Name": "t", "StorageDescriptor": { "Columns": 7 } } }""")]
    [InlineData("""{ "Table": { "Name": "t", "StorageDescriptor": { "Columns": [ { "Type": "int" } ] } } }""")]
    [InlineData("""{ "Table": { "Name": "t", "StorageDescriptor": { "Columns": [ 1 ] } } }""")]
    public void WhatIsNoTableOfGlue_IsRefused(string json) =>
        Assert.Equal("DP1270", Assert.Throws<DataProductException>(() => GlueTableReader.Read(json, "t.json")).Id);

    [Fact]
    public async Task Command_WritesOnceAndSaysWhatToLookAt()
    {
        await File.WriteAllTextAsync(_temp["shop.sql"], "create table a (id int primary key, country text, email text); create table b (x int);");

        var several = await Tool.RunInAsync(_temp.Path, "import", "sql", "shop.sql");
        Assert.Equal((2, true), (several.Code, several.Errors.Contains("DP1272", StringComparison.Ordinal)));
        var first = await Tool.RunInAsync(_temp.Path, "import", "sql", "shop.sql", "--table", "a", "--id", "shop.people");
        Assert.Equal(0, first.Code);
        Assert.Contains("EmailAddress", first.Output, StringComparison.Ordinal);
        Assert.Contains("[DataProduct(\"shop.people\"", await File.ReadAllTextAsync(_temp["People.cs"]), StringComparison.Ordinal);
        var second = await Tool.RunInAsync(_temp.Path, "import", "sql", "shop.sql", "--table", "a", "--id", "shop.people", "--json");
        Assert.Equal((2, "DP1275"), (second.Code, (string?)second.Json["id"]));
        var forced = await Tool.RunInAsync(_temp.Path, "import", "sql", "shop.sql", "--table", "a", "--id", "shop.people", "--json", "--force");
        Assert.Equal((0, "EmailAddress"), (forced.Code, (string?)forced.Json["columns"]![2]!["pii"]));
        var absent = await Tool.RunInAsync(_temp.Path, "import", "parquet", "none.parquet");
        Assert.Equal((2, "error DP1270: none.parquet is no Parquet file that can be read."), (absent.Code, absent.Errors.Trim()));
    }

    public void Dispose() => _temp.Dispose();

    private static ImportedColumn? CanBeKey(ImportedTable table) => table.Columns.FirstOrDefault(
        column => column.Type.Kind is not (LakeKind.Float or LakeKind.Double or LakeKind.Struct or LakeKind.List or LakeKind.Map));

    private static string Write(ImportedTable table) =>
        Imported.Write(table, new() { Jurisdiction = "EU", Key = [CanBeKey(table)?.Name ?? table.Columns[0].Name] });

    private static bool IsWritten(ImportedTable table)
    {
        try
        {
            return Write(table).Length > 0;
        }
        catch (DataProductException refusal) when (refusal.Id == "DP1274")
        {
            return false;
        }
    }
}
