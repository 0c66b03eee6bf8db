using System.Globalization;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The second team's sample over the real shop and the real customers; SQLite and DuckDB read the same files and count for
/// themselves.</summary>
public sealed class MusicStoreTests
{
    private static readonly string[] EuropeanUnion =
        ["AT", "BE", "CZ", "DK", "FI", "FR", "DE", "HU", "IE", "IT", "NL", "NO", "PL", "PT", "ES", "SE"];

    [Fact]
    public async Task MusicStore_HasTheRowsOfTheFiles_AndASecondRunCommitsNothing()
    {
        var (shop, customers) = (Conformance.Find(Shop.Folder), AdventureWorks.Input());
        using var folder = new TempFolder();
        var bank = await Child.SampleAsync(folder["state"], folder["tmp"], ["--input", customers, "--supplement", "false"]);
        Assert.True(bank.ExitCode == 0, bank.Errors + bank.Output);

        var first = await Child.MusicStoreAsync(folder["state"], folder["tmp"], "--input", shop);

        Assert.True(first.ExitCode == 0, first.Errors + first.Output);
        Assert.Contains("denied: guard.grant", first.Output, StringComparison.Ordinal);
        await PortsHaveTheRowsAsync(folder["state"], shop);
        await QuarantineIsExactAsync(folder["state"], shop);
        await MarketIsWhatOthersComputeAsync(folder["state"], shop, customers);

        var snapshots = await SnapshotsAsync(folder["state"]);
        var second = await Child.MusicStoreAsync(folder["state"], folder["tmp"], "--input", shop);
        Assert.True(second.ExitCode == 0, second.Errors + second.Output);
        Assert.Equal(3, second.Output.Split("nothing committed").Length - 1);
        Assert.Equal(snapshots, await SnapshotsAsync(folder["state"]));
        Assert.Equal(18, snapshots.Count);
        Assert.Empty(Directory.GetFileSystemEntries(folder["tmp"]));
    }

    [Fact]
    public async Task ShopInParquet_HasTheRowsOfTheDatabase()
    {
        var (shop, customers) = (Conformance.Find(Shop.Folder), AdventureWorks.Input());
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["shop"]);
        await CopyAsync(shop, "SELECT CustomerId, Email, Phone, Address, Country FROM Customer ORDER BY CustomerId", 4,
            "listener_id::INTEGER AS listener_id, email, phone, address_line, country",
            "listener_id, email, phone, address_line, country", Path.Combine(folder["shop"], "listeners.parquet"));
        await CopyAsync(shop, "SELECT InvoiceId, CustomerId, BillingAddress, BillingCountry, InvoiceDate, printf('%.2f', Total) FROM Invoice ORDER BY InvoiceId", 3,
            "invoice_id::BIGINT AS invoice_id, listener_id::INTEGER AS listener_id, address_line, country, issued::TIMESTAMP AS issued, total::DECIMAL(10, 2) AS total",
            "invoice_id, listener_id, address_line, country, issued, total", Path.Combine(folder["shop"], "invoices.parquet"));
        var bank = await Child.SampleAsync(folder["state"], folder["tmp"], ["--input", customers, "--supplement", "false"]);
        Assert.True(bank.ExitCode == 0, bank.Errors + bank.Output);

        var run = await Child.MusicStoreAsync(folder["state"], folder["tmp"], "--input", folder["shop"]);

        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        await PortsHaveTheRowsAsync(folder["state"], shop);
        await QuarantineIsExactAsync(folder["state"], shop);
        await MarketIsWhatOthersComputeAsync(folder["state"], shop, customers);
    }

    [Fact]
    public async Task MadeUpShop_RunsAfterTheBank_AndBadArgumentsAreTurnedDown()
    {
        using var folder = new TempFolder();
        var unknown = await Child.MusicStoreAsync(folder["state"], folder["tmp"], "--what", "x");
        var alone = await Child.MusicStoreAsync(folder["state"], folder["tmp"]);
        var bank = await Child.SampleAsync(folder["state"], folder["tmp"]);
        var both = await Child.MusicStoreAsync(folder["state"], folder["tmp"]);
        var missing = await Child.MusicStoreAsync(folder["state"], folder["tmp"], "--input", folder["nowhere"]);

        Assert.Equal((2, 3, 2), (unknown.ExitCode, alone.ExitCode, missing.ExitCode));
        Assert.StartsWith("MusicStore [--input FOLDER]", unknown.Errors, StringComparison.Ordinal);
        Assert.Matches("^error DP1100: [^\n]+\n$", missing.Errors);
        Assert.False(Directory.Exists(folder["nowhere"]));
        Assert.Contains("Run the bank first", alone.Errors, StringComparison.Ordinal);
        Assert.True(bank.ExitCode == 0, bank.Errors + bank.Output);
        Assert.True(both.ExitCode == 0, both.Errors + both.Output);
        Assert.Contains("59 rows read, 40 in the lake, 19 in quarantine", both.Output, StringComparison.Ordinal);
        Assert.Contains("413 rows read, 280 in the lake, 133 in quarantine", both.Output, StringComparison.Ordinal);
        Assert.Contains("6 rows read, 6 in the lake, 0 in quarantine", both.Output, StringComparison.Ordinal);
    }

    // A country outside the bank's five jurisdictions has no code here; its own name does as well, since it has no law either.
    private static async Task CopyAsync(string shop, string sql, int country, string select, string names, string path)
    {
        var rows = Shop.Rows(shop, sql).Select(row => $"({string.Join(", ", row.Select((cell, i) =>
            cell.Length == 0 ? "NULL" : $"'{(i == country && Shop.CodeOf(cell) is { Length: > 0 } code ? code : cell).Replace("'", "''", StringComparison.Ordinal)}'"))})");
        _ = await Duck.RowsAsync($"COPY (SELECT {select} FROM (VALUES {string.Join(", ", rows)}) t({names})) TO '{path}' (FORMAT parquet)");
    }

    private static async Task PortsHaveTheRowsAsync(string state, string shop)
    {
        foreach (var (table, sql, key) in ((string, string, string)[])
            [("listeners", "SELECT CustomerId, Country FROM Customer", "listener_id"), ("listeners.invoices", "SELECT InvoiceId, BillingCountry FROM Invoice", "invoice_id")])
        {
            var source = Shop.Rows(shop, sql).Select(row => (Id: row[0], Place: PlaceOf(row[1]))).ToList();
            foreach (var place in LakeTables.Jurisdictions)
            {
                var expected = source.Where(row => row.Place == place).Select(row => row.Id).Order(StringComparer.Ordinal);
                var files = await LakeTables.FilesAsync(LakeTables.Music(state, place, table));
                var rows = files.Contains('\'', StringComparison.Ordinal) ? await Duck.RowsAsync($"SELECT {key}, residence FROM {files}") : [];
                Assert.Equal(expected, rows.Select(row => row[0]!).Order(StringComparer.Ordinal));
                Assert.All(rows, row => Assert.Equal(place, row[1]));
            }
        }
    }

    private static async Task QuarantineIsExactAsync(string state, string shop)
    {
        foreach (var (table, sql) in ((string, string)[])
            [("listeners", "SELECT Country FROM Customer ORDER BY CustomerId"), ("listeners.invoices", "SELECT BillingCountry FROM Invoice ORDER BY InvoiceId")])
        {
            var expected = Shop.Rows(shop, sql).Index().Where(row => PlaceOf(row.Item[0]).Length == 0)
                .Select(row => $"{row.Index + 1} jurisdiction-unknown country");
            var files = await LakeTables.FilesAsync(LakeTables.MusicQuarantine(state, table));
            var rows = await Duck.RowsAsync($"SELECT source_row, rule, column_name FROM {files} ORDER BY 1");
            Assert.Equal(expected, rows.Select(row => string.Join(' ', row)));
        }
    }

    // The policy by hand: the product sees all rows but those under legal hold, of which this input has none; each country lies in one jurisdiction.
    private static async Task MarketIsWhatOthersComputeAsync(string state, string shop, string customers)
    {
        var bank = (await Duck.RowsAsync($"SELECT country_region, count(*) FROM {Duck.Csv(customers)} GROUP BY 1")).ToDictionary(row => row[0] ?? "", row => row[1]!);
        var revenue = Shop.Rows(shop, "SELECT BillingCountry, count(*), sum(CAST(round(Total * 100) AS INTEGER)) FROM Invoice GROUP BY 1").ToDictionary(row => row[0]);
        var expected = Shop.Rows(shop, "SELECT Country, count(*) FROM Customer GROUP BY 1 HAVING count(*) > 1")
            .Where(row => PlaceOf(row[0]).Length > 0)
            .Select(row => string.Join(
                ' ', PlaceOf(row[0]), Shop.CodeOf(row[0]), row[1], revenue[row[0]][1],
                (decimal.Parse(revenue[row[0]][2], CultureInfo.InvariantCulture) / 100).ToString("F2", CultureInfo.InvariantCulture),
                bank.GetValueOrDefault(Shop.CodeOf(row[0]), "none")))
            .Order(StringComparer.Ordinal);

        var actual = new List<string>();
        foreach (var place in LakeTables.Jurisdictions)
        {
            var files = await LakeTables.FilesAsync(LakeTables.Music(state, place, "market"));
            if (files.Contains('\'', StringComparison.Ordinal))
            {
                var rows = await Duck.RowsAsync($"SELECT '{place}', country, listeners, invoices, revenue, coalesce(CAST(bank_customers AS VARCHAR), 'none') FROM {files} WHERE residence = '{place}'");
                actual.AddRange(rows.Select(row => string.Join(' ', row)));
            }
        }

        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));
        Assert.Equal(6, actual.Count);
    }

    private static string PlaceOf(string country) => Shop.CodeOf(country) switch
    {
        "" => "",
        var code when EuropeanUnion.Contains(code) => "EU",
        var code => code,
    };

    private static async Task<IReadOnlyList<string>> SnapshotsAsync(string state)
    {
        var ids = new List<string>();
        foreach (var table in (string[])["listeners", "listeners.invoices", "market"])
        {
            foreach (var path in LakeTables.Jurisdictions.Select(place => LakeTables.Music(state, place, table)).Append(LakeTables.MusicQuarantine(state, table)))
            {
                ids.AddRange((await LakeTables.SnapshotsAsync(path)).Select(one => $"{path}: {one.GetProperty("snapshot-id").GetInt64().ToString(CultureInfo.InvariantCulture)}"));
            }
        }

        return ids;
    }
}
