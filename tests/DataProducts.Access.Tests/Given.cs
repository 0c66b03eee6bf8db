using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>A product with personal and classified columns, everybody who may ask for it, and policies like the sample's.</summary>
internal static class Given
{
    public const string Manifest = """
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team@bank.example", "version": "1.0.0",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": ["customer_id"], "subject": "customer_id",
            "jurisdictionColumn": "residence", "countryColumn": "country",
            "columns": [
              { "name": "customer_id", "property": "CustomerId", "type": "string", "nullable": false, "source": "customer_id" },
              { "name": "residence", "property": "Residence", "type": "string", "nullable": false },
              { "name": "email", "property": "Email", "type": "string", "nullable": false, "source": "email",
                "pii": { "kind": "EmailAddress", "mode": "Deterministic" } },
              { "name": "phone", "property": "Phone", "type": "string", "nullable": true, "source": "phone",
                "pii": { "kind": "PhoneNumber", "mode": "Deterministic" } },
              { "name": "city", "property": "City", "type": "string", "nullable": true, "source": "city",
                "classification": "Confidential", "mask": "Null" },
              { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country" },
              { "name": "visits", "property": "Visits", "type": "long", "nullable": false, "source": "visits" },
              { "name": "legal_hold", "property": "LegalHold", "type": "boolean", "nullable": true, "source": "legal_hold" }
            ],
            "serviceLevels": []
          }]
        }
        """;

    public const string RowPolicy = """
        @id("rows")
        permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers")
        when { resource.jurisdiction == principal.home || principal in DataProducts::Group::"cross-border" }
        unless { resource has legalHold && resource.legalHold };
        """;

    public const string RevealPolicies = """
        @id("email")
        permit (principal, action == DataProducts::Action::"detokenise:EmailAddress", resource in DataProducts::Domain::"retail")
        when { context has purpose && context.purpose in DataProducts::Purpose::"financial-crime" };
        @id("city")
        permit (principal, action == DataProducts::Action::"readColumn:Confidential", resource in DataProducts::Product::"retail.customers")
        when { context has purpose && context.purpose in DataProducts::Purpose::"financial-crime" };
        """;

    public static readonly Jurisdiction[] Places = [Jurisdiction.EU, Jurisdiction.IN, Jurisdiction.CH, Jurisdiction.US, Jurisdiction.MC];

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Later = Now.AddDays(30);

    public static ProductManifest Product { get; } = ManifestReader.Parse(Manifest);

    public static PortManifest Port => Product.Ports[0];

    public static DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public static AccessModel Under(StandardsPackage standards, params string[] policies) =>
        AccessModel.Build(Product, [.. policies.Select((text, place) => new PolicyFile($"{place}.cedar", text))], standards, Today);

    public static AccessModel Model(params string[] policies) => Under(StandardsPackage.Default, policies);

    /// <summary>Analysts with a subscription for financial crime, at a place; a wider group reads across borders.</summary>
    public static PeopleDirectory People(params InstrumentRecord[] instruments) => new(
        [
            .. Places.Select(place => new Person($"home-{place}", place, false, ["analysts"])),
            .. Places.Select(place => new Person($"cross-{place}", place, false, ["cross-border-eu"])),
            new Person("covered", Jurisdiction.EU, true, ["cross-border-eu"]),
            new Person("nowhere", Jurisdiction.Unknown, false, ["cross-border-eu"]),
            new Person("stranger", Jurisdiction.EU, false, []),
        ],
        [new("analysts", []), new("cross-border", ["analysts"]), new("cross-border-eu", ["cross-border"])],
        [new("financial-crime", []), new("fraud-detection", ["financial-crime"]), new("campaigns", [])],
        [
            new("lapsed", "analysts", "retail.customers", "campaigns", Now),
            new("sub", "analysts", "retail.customers", "financial-crime", Later),
            new("other", "analysts", "retail.orders", "campaigns", Later),
        ],
        instruments);

    public static AccessQuestion Ask(PeopleDirectory people, string person, string? purpose = "fraud-detection", Jurisdiction? device = null) =>
        new(people.Find(person), purpose, device ?? people.Find(person).Home, Now);

    public static BranchAccess Decide(
        AccessModel model, string person, Jurisdiction data, string? purpose = "fraud-detection", Jurisdiction? device = null, PeopleDirectory? people = null)
    {
        people ??= People();
        return new AccessDecider(model, people).Decide(Port, data, Ask(people, person, purpose, device));
    }
}
