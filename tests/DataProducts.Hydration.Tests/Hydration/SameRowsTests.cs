using System.Globalization;
using System.Text.Json;
using ParquetSharp;

namespace DataProducts.Hydration.Tests;

/// <summary>The same rows by whatever way they come are the same rows in the lake, and the same ones in quarantine.</summary>
public sealed class SameRowsTests
{
    private const int Seed = 20_261_125;

    private static readonly string[] Names = Customers.Header.TrimEnd('\n').Split(',');

    private static readonly string[] Odd = ["", "caf\u00e9 \U0001F600", "a,b\"c\"", "two\nlines", "{\"x\":1}", "null", "\\", "'; drop table x; --", " "];

    [Fact]
    public async Task CsvJsonLinesParquetAndSqlite_GiveTheSameLakeRows()
    {
        var rows = Rows(new Random(Seed), 400);
        using var shop = Sqlite(rows);
        HydrationSource[] sources =
        [
            CsvSource.Stream("rows", _ => ValueTask.FromResult<Stream>(new MemoryStream(Csv(rows)))),
            JsonLinesSource.Stream("rows", _ => ValueTask.FromResult<Stream>(new MemoryStream(Json(rows)))),
            ParquetSource.Stream("rows", _ => ValueTask.FromResult<Stream>(new MemoryStream(Parquet(rows)))),
            DbSource.Query("rows", _ => ValueTask.FromResult<System.Data.Common.DbConnection>(shop.Connect()), "select * from rows order by number").Ignore("number"),
        ];
        var expected = await ContentAsync(sources[0]);
        Assert.True(expected.Rows.Count > 200 && expected.Quarantine.Count > 30, $"{expected.Rows.Count} rows, {expected.Quarantine.Count} kept out");
        foreach (var source in sources[1..])
        {
            var content = await ContentAsync(source);
            Assert.Equal(expected.Rows, content.Rows);
            Assert.Equal(expected.Quarantine, content.Quarantine);
        }
    }

    // The batch's id is another one, since the bytes are.
    private static async Task<(List<string> Rows, List<string> Quarantine)> ContentAsync(HydrationSource source)
    {
        var (rows, quarantine) = await Same.UndisturbedAsync(source);
        return (
            [.. rows.Select(row => string.Join('|', row.Split('|').Where((_, i) => i != 0))).Order(StringComparer.Ordinal)],
            [.. quarantine.Select(record => string.Join('|', record.Split('|').Where((_, i) => i != 2))).Order(StringComparer.Ordinal)]);
    }

    private static List<string[]> Rows(Random random, int count)
    {
        var rows = new List<string[]>();
        for (var id = 1; id <= count; id++)
        {
            rows.Add(
            [
                random.Next(20) == 0 ? "" : random.Next(30) == 0 ? "c1" : $"c{id}",
                random.Next(25) == 0 ? "no-address" : $"person{id}@mail{id % 50}.example",
                random.Next(25) == 0 ? "" : "1 (11) 500 555-0118",
                random.Next(3) == 0 ? Odd[random.Next(Odd.Length)] + id : $"{id} Long Street",
                random.Next(3) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"5555{id:D10}"),
                random.Next(2) == 0 ? Odd[random.Next(Odd.Length)] : $"City {id % 9}",
                random.Next(15) == 0 ? "XX" : new[] { "DE", "FR", "US", "IN", "CH" }[id % 5],
                random.Next(25) == 0 ? "yesterday" : new DateTime(2025, 1, 1).AddMilliseconds(random.NextInt64(1L << 34)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            ]);
        }

        return rows;
    }

    private static byte[] Csv(List<string[]> rows) => System.Text.Encoding.UTF8.GetBytes(Customers.Header + string.Concat(rows.Select(row =>
        string.Join(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));

    private static byte[] Json(List<string[]> rows)
    {
        var lines = new MemoryStream();
        foreach (var row in rows)
        {
            using (var json = new Utf8JsonWriter(lines))
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    Member(json, Names[i], row[i]);
                }

                json.WriteEndObject();
            }

            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    private static void Member(Utf8JsonWriter json, string name, string value)
    {
        if (name == "card_number" && value.Length > 0)
        {
            json.WriteNumber(name, long.Parse(value, CultureInfo.InvariantCulture));
        }
        else if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
        else if (name != "city")
        {
            json.WriteNull(name);
        }
    }

    private static byte[] Parquet(List<string[]> rows)
    {
        var target = new MemoryStream();
        Column[] columns = [.. Names.Select(name => name == "card_number" ? (Column)new Column<long?>(name) : new Column<string>(name))];
        using (var file = new ParquetFileWriter(target, columns, leaveOpen: true))
        {
            foreach (var chunk in rows.Chunk(150))
            {
                using var group = file.AppendRowGroup();
                for (var i = 0; i < Names.Length; i++)
                {
                    using var column = group.NextColumn();
                    if (Names[i] == "card_number")
                    {
                        using var numbers = column.LogicalWriter<long?>();
                        numbers.WriteBatch([.. chunk.Select(row => row[i].Length == 0 ? (long?)null : long.Parse(row[i], CultureInfo.InvariantCulture))]);
                    }
                    else
                    {
                        using var texts = column.LogicalWriter<string?>();
                        texts.WriteBatch([.. chunk.Select(row => row[i].Length == 0 ? null : row[i])]);
                    }
                }
            }

            file.Close();
        }

        return target.ToArray();
    }

    private static ShopDatabase Sqlite(List<string[]> rows)
    {
        var shop = new ShopDatabase($"create table rows (number integer primary key, {string.Join(", ", Names.Select(name => $"{name} {(name == "card_number" ? "integer" : "text")}"))})");
        shop.Run([.. rows.Select((row, i) => $"insert into rows values ({i}, {string.Join(", ", row.Select(field =>
            field.Length == 0 ? "null" : $"'{field.Replace("'", "''", StringComparison.Ordinal)}'"))})")]);
        return shop;
    }
}
