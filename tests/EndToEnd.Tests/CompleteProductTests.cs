using System.Text.Json;
using System.Text.Json.Serialization;
using DataProducts.TestKit;
using Trade;

namespace DataProducts.EndToEnd.Tests;

/// <summary>A row of every type, made up from its contract, goes through vaults and partitioned tables and comes back as it was.</summary>
public sealed class CompleteProductTests(CompleteState world) : IClassFixture<CompleteState>
{
    private static readonly JsonSerializerOptions AsJson = new() { Converters = { new NumberWithoutZeros() } };

    // The judge is .NET's own writer of objects, to which every property is one, nested or not.
    [Fact]
    public async Task EveryValue_ComesBackAsItWas()
    {
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            var shipments = await world.Platform.Query<Shipment>(CompleteState.ViewerIn(jurisdiction)).For(CompleteState.Purpose);
            var carriers = await world.Platform.Query<Carrier>(CompleteState.ViewerIn(jurisdiction)).For(CompleteState.Purpose);

            // Made-up cards and accounts are none, so their spelling stays; a vault keeps a telephone number's digits and not how they were grouped.
            AssertSame(
                world.Shipments.Where(row => row.Residence == jurisdiction)
                    .Select(row => Opened(row) with { Fallback = row.Fallback is { } phone ? new(phone.Address.Replace("-", "", StringComparison.Ordinal)) : null }),
                shipments.Rows.Select(Opened));
            Assert.All(shipments.Rows, row => Assert.True(row.Witness is null && row.Courier is null));
            AssertSame(world.Carriers.Where(row => row.Residence == jurisdiction), carriers.Rows);
        }
    }

    [Fact]
    public async Task PartOfANestedValue_IsAsked()
    {
        var row = world.Shipments.First(one => one.Residence == Jurisdiction.CH);

        var answer = await world.Platform.QueryAsync(
            $"""
            select "to".street, lines[1].price, cardinality(marks), extract(hour from cut_off), year(sent_on)
            from trade.shipments where shipment_id = '{row.ShipmentId.Value}' and status = '{row.Status}' and "to".floor = {Floor(row)}
            """,
            CompleteState.ViewerIn(Jurisdiction.CH),
            CompleteState.Purpose);

        Assert.Equal(
            [row.To.Street, row.Lines[0].Price, row.Marks.Count, row.CutOff.Hour, row.SentOn.Year],
            Assert.Single(answer.Rows).Select((cell, at) => at is 0 or 1 ? cell : Convert.ToInt32(cell, null)));
    }

    // In each data file there is one value of each transform: DuckDB computes them anew from the rows.
    [Fact]
    public async Task EveryFile_IsOneOfTheContractsPartitions()
    {
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            var files = await LakeTables.FilesAsync(world.Table("shipments", jurisdiction));
            var mixed = await Duck.RowsAsync($"""
                SELECT filename FROM (
                    SELECT DISTINCT filename, priority, year(due_on), date_trunc('month', sent_on), date_trunc('day', delivered_at), date_trunc('hour', changed), parcels // 50
                    FROM {files})
                GROUP BY filename HAVING count(*) > 1
                """);

            Assert.Empty(mixed);
            Assert.Equal(
                [[$"{world.Shipments.Count(row => row.Residence == jurisdiction)}"]], await Duck.RowsAsync($"SELECT count(*) FROM {files}"));
        }
    }

    // ClickHouse reads the tables by their metadata, and passes over the files that the partition says are of no use.
    [Fact]
    public async Task ClickHouse_FindsTheRowsThroughThePartitions()
    {
        var table = world.Table("shipments", Jurisdiction.CH);
        var rows = world.Shipments.Where(row => row.Residence == Jurisdiction.CH).ToList();
        var from = $"FROM icebergLocal('{table}')";
        var day = rows[0].SentOn;

        var output = await NodeOracle.RunAsync(
            "chdb", "query.cjs", [], JsonSerializer.Serialize(new[]
            {
                $"SELECT count() {from}",
                $"SELECT count() {from} WHERE sent_on = '{day:yyyy-MM-dd}'",
                $"SELECT count() {from} WHERE priority = 'High' AND parcels < 50",
                $"SELECT shipment_id, tupleElement(`to`, 'street'), length(lines), mapKeys(marks) {from} ORDER BY sequence",
            }),
            world.Folder);

        using var answers = JsonDocument.Parse(output);
        string[] counts = [.. answers.RootElement.EnumerateArray().Take(3).Select(one => one.TryGetProperty("rows", out var found) ? found[0][0].ToString() : one.ToString())];
        Assert.Equal(
            [$"{rows.Count}", $"{rows.Count(row => row.SentOn == day)}", $"{rows.Count(row => row.Priority == Priority.High && row.Parcels < 50)}"], counts);
        Assert.True(answers.RootElement[3].TryGetProperty("rows", out var read), answers.RootElement[3].ToString());
        Assert.Equal(
            rows.OrderBy(row => row.Sequence).Select(row => $"{row.ShipmentId.Value}|{row.To.Street}|{row.Lines.Count}"),
            read.EnumerateArray().Select(row => $"{row[0]}|{row[1]}|{row[2]}"));
    }

    [Fact]
    public async Task EveryPersonalColumn_HoldsTokensOnly()
    {
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            var files = await LakeTables.FilesAsync(world.Table("shipments", jurisdiction));
            var columns = new[] { "contact", "fallback", "door", "card_number", "tax_id" };

            var tokens = await Duck.RowsAsync($"SELECT {string.Join(", ", columns.Select(one => $"count({one}) = count_if({one} LIKE 'dp1\\_%' ESCAPE '\\')"))} FROM {files}");

            Assert.Equal(columns.Select(_ => "True"), tokens[0]);
        }
    }

    // Without what nobody opens, or no token says.
    private static Shipment Opened(Shipment row) => row with { Born = null, Caller = null, Witness = null, Courier = null };

    private void AssertSame<TRow>(IEnumerable<TRow> expected, IEnumerable<TRow> actual)
    {
        var (made, read) = (Texts(expected), Texts(actual));
        Assert.True(made.SequenceEqual(read), $"seed {world.Seed}\n{made.Except(read).FirstOrDefault()}\n{read.Except(made).FirstOrDefault()}");
    }

    private static List<string> Texts<TRow>(IEnumerable<TRow> rows) => [.. rows.Select(row => JsonSerializer.Serialize(row, AsJson)).Order(StringComparer.Ordinal)];

#pragma warning disable CS0618 // obsolete columns hold values like others
    private static int Floor(Shipment row) => row.To.Floor;
#pragma warning restore CS0618

    private sealed class NumberWithoutZeros : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture));
    }
}
