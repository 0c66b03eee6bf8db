using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>The sample product with its own policies, people and identity map, and made-up rows of every shape.</summary>
internal static class Bank
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "samples", "RetailBank");

    private static readonly (string Name, string Type, bool Nullable, string More)[] Columns =
    [
        ("customer_id", "string", false, ""), ("residence", "string", false, ""), ("email", "string", false, Pii("EmailAddress")),
        ("phone", "string", true, Pii("PhoneNumber")), ("address_line", "string", true, Pii("PostalAddress")),
        ("address_line2", "string", true, Pii("PostalAddress")), ("city", "string", true, """, "classification": "Confidential", "mask": "Null" """),
        ("country", "string", false, ""), ("card_type", "string", true, ""), ("card_number", "string", true, Pii("CardNumber")),
        ("legal_hold", "boolean", true, ""), ("modified", "timestamptz", false, ""),
    ];

    public static ProductManifest Product { get; } = ManifestReader.Parse($$"""
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team-customers@bank.example", "version": "1.0.0",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": ["customer_id"], "subject": "customer_id",
            "jurisdictionColumn": "residence", "countryColumn": "country", "eventTime": "modified",
            "columns": [{{string.Join(",", Columns.Select(Json))}}], "serviceLevels": []
          }]
        }
        """);

    public static AccessModel Model { get; } =
        AccessModel.Build(Product, PolicyFile.ReadFolder(Path.Combine(Folder, "policies")), StandardsPackage.Default, Given.Today);

    public static PeopleDirectory People { get; } = PeopleFile.Parse(File.ReadAllText(Path.Combine(Folder, "people.json")), "people.json");

    public static IdentityMap Map { get; } = IdentityMap.Parse(File.ReadAllText(Path.Combine(Folder, "identity-map.json")), "identity-map.json");

    public static IReadOnlyList<PlanRow> Rows { get; } =
    [
        .. from hold in (bool?[])[null, false, true]
           from city in (string?[])[null, "Bern"]
           from card in (string?[])[null, "Vista"]
           from phone in (string?[])[null, "dp1_phone"]
           from country in (string[])["DE", "US"]
           select new PlanRow(new Dictionary<string, object?>(StringComparer.Ordinal)
           {
               ["customer_id"] = "1", ["residence"] = "EU", ["email"] = "dp1_email", ["phone"] = phone, ["address_line"] = phone, ["address_line2"] = null,
               ["city"] = city, ["country"] = country, ["card_type"] = card, ["card_number"] = phone, ["legal_hold"] = hold, ["modified"] = "2026-01-01 00:00:00+00",
           }),
    ];

    public static PlanWorld World { get; } = new(Model, People, Map, Rows);

    /// <summary>The same with few classes, for files that people read.</summary>
    public static PlanWorld Small { get; } = World with { People = People with { Purposes = [.. People.Purposes.Where(purpose => purpose.In.Count == 0)] } };

    private static string Pii(string kind) => $$""", "pii": { "kind": "{{kind}}", "mode": "Deterministic" } """;

    private static string Json((string Name, string Type, bool Nullable, string More) column)
    {
        var property = string.Concat(column.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var source = column.Name == "residence" ? "" : $$""", "source": "{{column.Name}}" """; // derived from the country
        return $$"""{ "name": "{{column.Name}}", "property": "{{property}}", "type": "{{column.Type}}", "nullable": {{(column.Nullable ? "true" : "false")}}{{source}}{{column.More}}}""";
    }
}
