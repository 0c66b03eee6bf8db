using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Hydration;
using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The small state's customers and the products of the tests, of which some are derived.</summary>
public sealed class DerivedState : IAsyncLifetime
{
    public const string All = "select customer_id as id, country, 'x' as text from retail.customers";
    public const string Purpose = "fraud-detection";

    private readonly TempFolder _folder = new();

    internal EmbeddedPlatform Platform { get; private set; } = null!;

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    internal string this[string name] => _folder[name];

    public async ValueTask InitializeAsync()
    {
        Platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = Time });
        await RegisterAsync();
        var csv = SmallState.Csv();
        await Platform.HydrateAsync<Customer>(CsvSource.Stream("small", _ => ValueTask.FromResult<Stream>(new MemoryStream(csv))));
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The person that the product is.</summary>
    internal static JsonObject Product(JsonObject people) =>
        people["people"]!.AsArray().Select(one => one!.AsObject()).Single(one => one["id"]!.GetValue<string>() == "product:lab.notes");

    internal static bool IsProduct(JsonElement record) => record.GetProperty("principal").GetString() == "product:lab.notes";

    internal Task<HydrationReport> HydrateAsync(string sql) => Platform.HydrateAsync<Note>(DerivedQuery.Of(sql, Purpose));

    internal async Task<DataProductException> RefusedAsync<TRow>(string sql, string purpose = Purpose)
        where TRow : class, IDataProductRow<TRow> =>
        await Assert.ThrowsAnyAsync<DataProductException>(() => Platform.HydrateAsync<TRow>(DerivedQuery.Of(sql, purpose)));

    internal Task<IReadOnlyList<JsonElement>> LogAsync() => AuditRecords.OfAsync(Platform.Layout.AuditOf(Jurisdiction.EU, "retail"));

    internal async Task RegisterAsync(Action<JsonObject>? edit = null, string? policies = null)
    {
        var people = SmallState.People();
        foreach (var product in (string[])["lab.notes", "lab.swiss"])
        {
            people["people"]!.AsArray().Add(new JsonObject
            {
                ["id"] = $"product:{product}",
                ["home"] = "EU",
                ["coveredPerson"] = false,
                ["groups"] = new JsonArray("fraud-analysts", "cross-border-analysts"),
            });
        }

        people["subscriptions"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "sub-notes",
            ["consumer"] = "fraud-analysts",
            ["product"] = "lab.notes",
            ["purpose"] = "financial-crime",
            ["expires"] = "2036-12-31T00:00:00Z",
        });
        edit?.Invoke(people);
        await File.WriteAllTextAsync(_folder["people.json"], people.ToJsonString());
        await Platform.RegisterAsync<Customer>(policies ?? SmallState.Policies, _folder["people.json"]);
        await Platform.RegisterAsync<Note>(Rows("lab.notes"), _folder["people.json"]);
        await Platform.RegisterAsync<Swiss>(Rows("lab.swiss"), _folder["people.json"]);
        await Platform.RegisterAsync<Plain>(Rows("lab.plain"), _folder["people.json"]);
    }

    private string Rows(string product)
    {
        Directory.CreateDirectory(_folder[product]);
        File.WriteAllText(
            Path.Combine(_folder[product], "rows.cedar"),
            $$"""@id("{{product}}.rows") permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"{{product}}");""");
        return _folder[product];
    }
}
