using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Catalog.Tests;

/// <summary>A product, who may publish it, and who relies on it.</summary>
internal static class Given
{
    public const string Manifest = """
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team@bank.example", "version": "1.0.0",
          "description": "Customers.",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": ["customer_id"], "subject": "customer_id",
            "jurisdictionColumn": "residence", "countryColumn": "country",
            "columns": [
              { "name": "customer_id", "property": "CustomerId", "type": "string", "nullable": false, "source": "customer_id", "description": "Number." },
              { "name": "residence", "property": "Residence", "type": "string", "nullable": false, "description": "Law." },
              { "name": "email", "property": "Email", "type": "string", "nullable": false, "source": "email",
                "pii": { "kind": "EmailAddress", "mode": "Deterministic" }, "description": "Mail." },
              { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country", "description": "Country." },
              { "name": "visits", "property": "Visits", "type": "int", "nullable": true, "source": "visits", "description": "Visits." }
            ],
            "serviceLevels": [
              { "kind": "freshness", "maximumAge": "PT2H", "target": 0.99, "window": "P30D", "slice": "PT5M" },
              { "kind": "completeness", "column": "email", "target": 0.995, "window": "P30D" },
              { "kind": "completeness", "column": "visits", "target": 0.9, "window": "P30D" }
            ]
          }]
        }
        """;

    /// <summary>A safe change: another description.</summary>
    public static string Safe(string version) => Versioned(version).Replace("\"Customers.\"", "\"Everyone with an account.\"", StringComparison.Ordinal);

    /// <summary>A dangerous change: a wider type.</summary>
    public static string Dangerous(string version) => Versioned(version).Replace("\"int\"", "\"long\"", StringComparison.Ordinal);

    /// <summary>A breaking change: a value may be missing.</summary>
    public static string Breaking(string version) => Versioned(version).Replace(
        "\"nullable\": false, \"source\": \"email\"", "\"nullable\": true, \"source\": \"email\"", StringComparison.Ordinal);

    public static string Versioned(string version) => Manifest.Replace("1.0.0", version, StringComparison.Ordinal);

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static PolicyFile Policies { get; } = new("publish.cedar", """
        @id("retail.customers.publish")
        permit (
          principal in DataProducts::Group::"owners",
          action == DataProducts::Action::"publish",
          resource == DataProducts::Product::"retail.customers"
        );
        """);

    /// <summary>Someone of the owning team, someone else, three groups of consumers of which one's subscription is over.</summary>
    public static PeopleDirectory People { get; } = new(
        [new Person("otto", Jurisdiction.EU, false, ["owners"]), new Person("anna", Jurisdiction.EU, false, ["analysts"])],
        [new NamedNode("owners", []), new NamedNode("analysts", []), new NamedNode("marketing", []), new NamedNode("former", [])],
        [new NamedNode("fraud", [])],
        [
            new Subscription("s1", "marketing", "retail.customers", "fraud", Now.AddDays(1)),
            new Subscription("s2", "analysts", "retail.customers", "fraud", Now.AddDays(1)),
            new Subscription("s3", "analysts", "retail.customers", "fraud", Now.AddDays(9)),
            new Subscription("s4", "former", "retail.customers", "fraud", Now),
            new Subscription("s5", "former", "retail.orders", "fraud", Now.AddDays(1)),
        ],
        []);

    public static CatalogProduct Registered(string manifest)
    {
        var product = ManifestReader.Parse(manifest);
        return new CatalogProduct(product.Id, product.Domain, product.Owner!, product.Version, product.Description!, manifest, "kind: DataContract", Now);
    }
}
