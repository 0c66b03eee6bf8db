using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>Random policies that pass strict validation, people whom they tell apart, and rows with every kind of text, number and
/// null.</summary>
internal static class RandomPlanWorld
{
    private const string Manifest = """
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team@bank.example", "version": "3.1.0",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": ["customer_id"], "subject": "customer_id",
            "jurisdictionColumn": "residence", "countryColumn": "country",
            "columns": [
              { "name": "customer_id", "property": "CustomerId", "type": "string", "nullable": false, "source": "customer_id" },
              { "name": "residence", "property": "Residence", "type": "string", "nullable": false },
              { "name": "email", "property": "Email", "type": "string", "nullable": false, "source": "email", "pii": { "kind": "EmailAddress", "mode": "Deterministic" } },
              { "name": "phone", "property": "Phone", "type": "string", "nullable": true, "source": "phone", "pii": { "kind": "PhoneNumber", "mode": "Deterministic" } },
              { "name": "city", "property": "City", "type": "string", "nullable": true, "source": "city", "classification": "Confidential", "mask": "Null" },
              { "name": "score", "property": "Score", "type": "long", "nullable": true, "source": "score", "classification": "Restricted", "mask": "Null" },
              { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country" },
              { "name": "segment", "property": "Segment", "type": "string", "nullable": true, "source": "segment" },
              { "name": "visits", "property": "Visits", "type": "long", "nullable": false, "source": "visits" },
              { "name": "rating", "property": "Rating", "type": "int", "nullable": true, "source": "rating" },
              { "name": "ceiling", "property": "Ceiling", "type": "decimal(12, 2)", "nullable": true, "source": "ceiling" },
              { "name": "legal_hold", "property": "LegalHold", "type": "boolean", "nullable": true, "source": "legal_hold" }
            ],
            "serviceLevels": []
          }]
        }
        """;

    private static readonly string[] Leaves =
    [
        "true", "false", "resource.country == \"FR\"", "resource.country != \"O'Brien\"", "[\"DE\", \"a\\\\b\", \"O'Brien\"].contains(resource.country)",
        "resource.country like \"*'*\"", "resource.country like \"*%*\"", "resource.country like \"a\\\\*\"", "resource.country like \"*_*\"", "resource.country like \"*!\"",
        "resource.country like \"F*\"", "resource.country == \"é😀\"", "resource.country == \"\"",
        "resource has segment", "resource has segment && resource.segment == \"gold\"", "resource has segment && resource.segment like \"g*d\"",
        "resource has segment && resource.segment == resource.country", "resource has segment && [\"gold\", \"Gold\"].contains(resource.segment)",
        "resource.visits < 3", "resource.visits >= 9223372036854775807", "resource.visits == -1", "resource.visits > -9223372036854775808",
        "resource has rating && resource.rating <= 0", "resource has rating && resource.rating == resource.visits", "resource has rating && resource.rating != 5",
        "resource has ceiling && resource.ceiling.lessThan(decimal(\"1.5\"))", "resource has ceiling && resource.ceiling == decimal(\"-0.25\")",
        "resource has legalHold && resource.legalHold", "!(resource has legalHold && resource.legalHold)", "resource has legalHold",
        "resource.jurisdiction == principal.home", "principal.coveredPerson", "principal in DataProducts::Group::\"cross-border\"",
        "context has purpose && context.purpose in DataProducts::Purpose::\"financial-crime\"", "context.instruments.contains(\"EU>US:dpf\")",
        "context.at.contains(DataProducts::Jurisdiction::\"CH\")",
    ];

    private static readonly object?[] Countries = ["FR", "DE", "O'Brien", "a\\b", "50%_", "x!", "", "é😀"];
    private static readonly object?[] Segments = [null, "gold", "gold ", "Gold", "FR", "o'%_\\!", ""];
    private static readonly object?[] Numbers = [-1L, 0L, 3L, 5L, long.MaxValue, long.MinValue];

    private static readonly ProductManifest Product = ManifestReader.Parse(Manifest);

    public static IReadOnlyList<string> Policies(Random random)
    {
        var policies = new List<string> { Policy(random, "permit", "readRow"), Policy(random, "permit", "readColumn:Confidential"), Policy(random, "permit", "readColumn:Restricted") };
        for (var more = random.Next(1, 5); more > 0; more--)
        {
            policies.Add(Policy(random, random.Next(3) == 0 ? "forbid" : "permit", Pick(random, "readRow", "readRow", "readColumn:Confidential", "readColumn:Restricted")));
        }

        policies.Add("permit (principal, action == DataProducts::Action::\"detokenise:EmailAddress\", resource) when { resource.jurisdiction == principal.home };");
        return policies;
    }

    public static PlanWorld Of(IReadOnlyList<string> policies, Random random, int rows)
    {
        var model = AccessModel.Build(Product, [.. policies.Select((text, i) => new PolicyFile($"{i}.cedar", text))], StandardsPackage.Default, Given.Today);
        var people = People();
        return new PlanWorld(model, people, PlanWorld.MapOf(model, people), [.. Enumerable.Range(0, rows).Select(_ => Row(random))]);
    }

    public static PeopleDirectory People() => Given.People(InstrumentRecord.Named("EU>US:dpf", Given.Now.AddDays(3))) with
    {
        People =
        [
            new("a", Jurisdiction.EU, false, ["analysts"]), new("b", Jurisdiction.EU, false, ["cross-border-eu"]), new("b2", Jurisdiction.EU, false, ["cross-border-eu"]),
            new("c", Jurisdiction.US, false, ["cross-border"]), new("d", Jurisdiction.US, true, ["cross-border-eu"]), new("g", Jurisdiction.CH, false, ["cross-border-eu"]), new("e", Jurisdiction.EU, false, []),
            new("f", Jurisdiction.Unknown, false, ["analysts"]),
        ],
    };

    private static PlanRow Row(Random random) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["customer_id"] = "1",
        ["residence"] = "EU",
        ["email"] = "dp1_email",
        ["phone"] = Any(random, null, "dp1_phone"),
        ["city"] = Any(random, null, "Bern", ""),
        ["score"] = Any(random, null, 7L),
        ["country"] = Any(random, Countries),
        ["segment"] = Any(random, Segments),
        ["visits"] = Any(random, Numbers),
        ["rating"] = Any(random, null, null, 0L, 3L, 5L),
        ["ceiling"] = Any(random, null, 0m, 1.5m, 1.49m, -0.25m),
        ["legal_hold"] = Any(random, null, true, false),
    });

    private static string Policy(Random random, string effect, string action) =>
        $"{effect} (principal, action == DataProducts::Action::\"{action}\", resource) {Pick(random, "when", "when", "unless")} {{ {Expression(random, random.Next(3))} }};";

    private static string Expression(Random random, int depth)
    {
        if (depth == 0)
        {
            return Pick(random, Leaves);
        }

        string Next() => $"({Expression(random, depth - 1)})";
        return random.Next(6) switch
        {
            0 or 1 => $"{Next()} && {Next()}",
            2 or 3 => $"{Next()} || {Next()}",
            4 => $"!{Next()}",
            _ => $"if {Next()} then {Next()} else {Next()}",
        };
    }

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];

    private static object? Any(Random random, params object?[] from) => from[random.Next(from.Length)];
}
