using System.Text.Json;
using DataProducts.Hydration;
using DataProducts.Testing;
using DataProducts.TestKit;
using Trade;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The product with every type and every annotation, with made-up rows of every jurisdiction and one viewer in each.</summary>
public sealed class CompleteState : IAsyncLifetime
{
    public const string Purpose = "fraud-detection";

    private const string OwnPolicies = """
        @id("trade.rows")
        permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"trade.shipments")
        when { resource.jurisdiction == principal.home };

        @id("trade.columns")
        permit (principal, action in DataProducts::Action::"readColumn", resource in DataProducts::Product::"trade.shipments");

        @id("trade.personal")
        permit (principal, action in DataProducts::Action::"detokenise", resource in DataProducts::Domain::"logistics");
        """;

    // What all domains of a jurisdiction join on lies in a space that no domain's policy opens: it is named, one by one.
    private static readonly string Policies = string.Join("\n", JurisdictionTable.Default.Jurisdictions.Select(jurisdiction => $"""
        @id("trade.shared.{jurisdiction}")
        permit (principal, action in DataProducts::Action::"detokenise", resource == DataProducts::TokenSpace::"{jurisdiction}/*");
        """).Prepend(OwnPolicies));

    private static readonly string[] Streets = ["Rue 1", "Unter den Linden \"77\"", "東京 1-1, 漢字", "a\nb"];

    private readonly TempFolder _folder = new();

    /// <summary>What the rows depend on; in the message of a test that fails.</summary>
    internal int Seed { get; } = Environment.TickCount & 0xFFFF;

    internal EmbeddedPlatform Platform { get; private set; } = null!;

    internal FakeRows<Carrier> Carriers { get; private set; } = null!;

    internal FakeRows<Shipment> Shipments { get; private set; } = null!;

    /// <summary>The folder that foreign readers may read below.</summary>
    internal string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        Carriers = FakeRows.Of<Carrier>(Seed, 10);
        Shipments = FakeRows.Of<Shipment>(Seed, 30, options => options.ReferTo(Carriers).Column("route", Route));
        Platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = FixedClock.Noon });
        Directory.CreateDirectory(_folder["policies"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["policies"], "trade.cedar"), Policies);
        await File.WriteAllTextAsync(_folder["people.json"], People());
        await Platform.RegisterAsync<Shipment>(_folder["policies"], _folder["people.json"]);
        await HydrateAsync(Carriers);
        await HydrateAsync(Shipments);
    }

    public async ValueTask DisposeAsync()
    {
        await (Platform?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    internal static string ViewerIn(Jurisdiction jurisdiction) => $"{jurisdiction.Code.ToLowerInvariant()}@shop.example";

    internal string Table(string port, Jurisdiction jurisdiction) =>
        Path.Combine(_folder["state"], "lake", jurisdiction.Code, $"{jurisdiction.Code.ToLowerInvariant()}__trade__shipments__v3", port);

    private async Task HydrateAsync<TRow>(FakeRows<TRow> rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var csv = System.Text.Encoding.UTF8.GetBytes(rows.ToCsv());
        var report = await Platform.HydrateAsync<TRow>(CsvSource.Stream("made-up", _ => ValueTask.FromResult<Stream>(new MemoryStream(csv))));
        Assert.True((report.RowsWritten.Values.Sum(), report.RowsQuarantined) == (rows.Count, 0), $"seed {Seed}: {report}");
    }

    // A manifest has no word for the enumeration that a map's keys are of.
    private static string? Route(Random random, int row) => JsonSerializer.Serialize(
        new { High = Streets.Take(random.Next(Streets.Length + 1)).Select(street => new { street, floor = random.Next(-3, 90) }), Low = Array.Empty<object>() });

    private static string People() => JsonSerializer.Serialize(new
    {
        people = JurisdictionTable.Default.Jurisdictions.Select(
            one => new { id = ViewerIn(one), home = one.Code, coveredPerson = false, groups = new[] { "clerks" } }),
        groups = new[] { new { id = "clerks" } },
        purposes = new[] { new { id = "delivery" } },
        subscriptions = new[]
        {
            new { id = "sub-trade", consumer = "clerks", product = "trade.shipments", purpose = Purpose, expires = "2036-12-31T00:00:00Z" },
        },
        instruments = Array.Empty<object>(),
    });
}
