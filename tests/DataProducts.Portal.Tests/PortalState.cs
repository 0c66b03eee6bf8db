using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Hydration;
using DataProducts.TestKit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RetailBank;

namespace DataProducts.Portal.Tests;

/// <summary>The portal in a host of its own, over the sample's product with a few rows, and a product that means harm.</summary>
public sealed class PortalState : IAsyncLifetime
{
    public const string Product = "retail.customers";
    public const string HostileProduct = "evil.words";
    public const string Hostile = "<script>alert('&amp;')</script>\"'><img src=x onerror=alert(1)>";

    private readonly TempFolder _folder = new();

    private WebApplication _app = null!;

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    internal EmbeddedPlatform Platform { get; private set; } = null!;

    /// <summary>What no page told about: bugs.</summary>
    internal ConcurrentBag<Exception> Failures { get; } = [];

    /// <summary>Where the portal listens.</summary>
    public string Url { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        Platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = Time });
        await RegisterAsync();
        await Platform.HydrateAsync<Customer>(CsvSource.Stream("small", _ => ValueTask.FromResult<Stream>(new MemoryStream(Csv()))));
        await Platform.EvaluateAsync(Product);
        await Platform.Catalog.RegisterAsync(HostileEntry());
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Empty(Failures);
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A browser without a window: it keeps cookies and follows no redirect by itself.</summary>
    internal Visit Visit(string? person) => new(Url, person);

    private async Task RegisterAsync()
    {
        var people = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "people.json")))!.AsObject();
        people["purposes"]!.AsArray().Add(new JsonObject { ["id"] = Hostile });
        people["people"]!.AsArray().Add(new JsonObject { ["id"] = "alone@bank.example", ["home"] = "EU", ["coveredPerson"] = false });
        await File.WriteAllTextAsync(_folder["people.json"], people.ToJsonString());
        await Platform.RegisterAsync<Customer>(Path.Combine(AppContext.BaseDirectory, "policies"), _folder["people.json"]);
    }

    private static CatalogProduct HostileEntry()
    {
        var manifest = new JsonObject
        {
            ["manifestVersion"] = 1,
            ["id"] = HostileProduct,
            ["domain"] = "evil",
            ["owner"] = Hostile,
            ["version"] = "1.0.0",
            ["description"] = Hostile,
            ["jurisdiction"] = "EU",
            ["ports"] = new JsonArray(new JsonObject
            {
                ["name"] = "words",
                ["record"] = "Evil.Words",
                ["key"] = new JsonArray("id"),
                ["columns"] = new JsonArray(new JsonObject
                {
                    ["name"] = "id",
                    ["property"] = "Id",
                    ["type"] = "string",
                    ["nullable"] = false,
                    ["source"] = "id",
                    ["description"] = Hostile,
                }),
                ["serviceLevels"] = new JsonArray(),
            }),
        };
        return new CatalogProduct(
            HostileProduct, "evil", Hostile, "1.0.0", Hostile, manifest.ToJsonString(), $"description: {Hostile}", DateTimeOffset.UnixEpoch);
    }

    private static byte[] Csv()
    {
        var text = new StringBuilder("customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,legal_hold,modified\n");
        foreach (var country in (string[])["DE", "FR", "IN", "CH", "US", "MC"])
        {
            text.Append(country).Append("-1,").Append(country.ToLowerInvariant())
                .Append("@example.org,398-555-0132,Main Street 1,,Town,").Append(country).Append(",Vista,11110000000000,false,2025-09-11 11:15:07.263\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Platform);
        builder.Services.AddAuthentication(CookiePerson.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CookiePerson>(CookiePerson.SchemeName, null);
        builder.Services.AddPortal(options => options.SignOutPath = "/test/logout");

        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure)
            {
                Failures.Add(failure);
                throw;
            }
        });
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapPortal();
        CookiePerson.MapLogin(_app);
        _app.MapGet("/test/api", () => Results.NotFound());
        await _app.StartAsync();
        Url = _app.Urls.Single();
    }
}

[CollectionDefinition(nameof(PortalState))]
public sealed class PortalStateDefinition : ICollectionFixture<PortalState>;
