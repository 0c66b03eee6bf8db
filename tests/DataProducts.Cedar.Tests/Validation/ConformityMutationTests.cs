using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>Entities and requests that conform, spoilt at random: what we refuse, Cedar refuses, and what we take, Cedar takes.</summary>
public sealed class ConformityMutationTests
{
    private const int Seed = 1205;

    private const string Schema = """
        namespace Shop {
          entity Color enum ["red", "green"];
          entity Team in [Team, Firm];
          entity Firm;
          type Address = { street: String, zip?: Long, tags: Set<String> };
          entity User in [Team] { name: String, age?: Long, home: Address, boss?: User, colors: Set<Color>, since: datetime, net: ipaddr } tags Set<Long>;
          entity Doc in [Firm] { owner: User, price: decimal, span?: duration, parts: Set<{ no: Long, by?: User }> } tags String;
          action all;
          action write in [all] appliesTo { principal: User, resource: Doc };
          action read in [all] appliesTo { principal: [User, Team], resource: [Doc, Color], context: { from: ipaddr, who?: User, c: Color, "n": { deep: Set<Long> } } };
        }
        """;

    private const string Entities = """
        [
          { "uid": { "type": "Shop::User", "id": "ann" },
            "attrs": { "name": "Ann", "age": 3, "home": { "street": "s", "zip": 1, "tags": ["a", "b"] }, "boss": { "__entity": { "type": "Shop::User", "id": "bob" } },
              "colors": [{ "type": "Shop::Color", "id": "red" }], "since": "2024-01-01", "net": { "fn": "ip", "arg": "10.0.0.0/8" } },
            "tags": { "t": [1, 2], "u": [] }, "parents": [{ "type": "Shop::Team", "id": "t" }] },
          { "uid": { "type": "Shop::User", "id": "bob" },
            "attrs": { "name": "", "home": { "street": "", "tags": [] }, "colors": [], "since": { "__extn": { "fn": "datetime", "arg": "1999-12-31T00:00:00Z" } }, "net": "::1" },
            "parents": [] },
          { "uid": { "type": "Shop::Team", "id": "t" }, "attrs": {}, "parents": [{ "type": "Shop::Firm", "id": "f" }] },
          { "uid": { "type": "Shop::Doc", "id": "d" },
            "attrs": { "owner": { "type": "Shop::User", "id": "x" }, "price": "1.5", "span": "1h", "parts": [{ "no": 1 }, { "no": 2, "by": { "type": "Shop::User", "id": "y" } }] },
            "tags": { "k": "v" }, "parents": [{ "type": "Shop::Firm", "id": "f" }] },
          { "uid": { "type": "Shop::Action", "id": "read" }, "attrs": {}, "parents": [{ "type": "Shop::Action", "id": "all" }] }
        ]
        """;

    private const string Context = """{ "from": "1.1.1.1", "who": { "type": "Shop::User", "id": "z" }, "c": { "type": "Shop::Color", "id": "green" }, "n": { "deep": [1] } }""";

    // What a value, a name or an entity may be replaced with: some of it fits its new place.
    private static readonly string[] Values =
    [
        "1", "true", "\"text\"", "\"red\"", "\"10.0.0.1\"", "\"2024-02-30\"", "[]", "{}", "[1, \"a\"]", "[\"a\"]", "9007199254740991", "\"Shop::Team\"",
        """{ "type": "Shop::Color", "id": "blue" }""", """{ "type": "Shop::Color", "id": "red" }""", """{ "type": "Shop::Team", "id": "t" }""",
        """{ "type": "Shop::Nobody", "id": "t" }""", """{ "type": "Shop::Action", "id": "read" }""", """{ "type": "Shop::Action", "id": "none" }""",
        """{ "type": "Shop::User", "id": "u" }""", """{ "__entity": { "type": "Shop::User", "id": "u" } }""", """{ "type": "Shop::Doc", "id": "d" }""",
        """{ "__extn": { "fn": "ip", "arg": "1.1.1.1" } }""", """{ "__extn": { "fn": "decimal", "arg": "1.12345" } }""", """{ "__extn": { "fn": "duration", "arg": "1d" } }""",
    ];

    [Fact]
    public async Task SpoiltEntitiesAndRequests_AreRefusedWhereCedarRefusesThem()
    {
        var random = new System.Random(Seed);
        var cases = new JsonArray();
        cases.Add(Case());
        while (cases.Count < 600)
        {
            var one = Case();
            for (var i = random.Next(1, 3); i > 0; i--)
            {
                Spoil(one, random);
            }

            cases.Add(one);
        }

        var input = new JsonObject { ["schema"] = Schema, ["cases"] = cases };
        using var answers = JsonDocument.Parse(await TestKit.NodeOracle.RunAsync("cedar", "conform.mjs", [], input.ToJsonString()));
        var schema = CedarSchema.Parse(Schema, "");
        var wrong = new List<string>();
        var taken = 0;
        foreach (var (one, answer) in cases.Zip(answers.RootElement.EnumerateArray()))
        {
            var ours = Refusal(one!, schema);
            taken += ours is null ? 1 : 0;
            if (ours is null != (answer.ValueKind == JsonValueKind.Null))
            {
                wrong.Add($"seed {Seed}: ours {ours ?? "conforms"}, Cedar {answer}\n{one!.ToJsonString()}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {cases.Count} cases, {taken} of them conform");
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join("\n\n", wrong.Take(5))}");
        Assert.InRange(taken, 30, 500);
    }

    private static JsonObject Case() => new()
    {
        ["principal"] = JsonNode.Parse("""{ "type": "Shop::User", "id": "ann" }"""),
        ["action"] = JsonNode.Parse("""{ "type": "Shop::Action", "id": "read" }"""),
        ["resource"] = JsonNode.Parse("""{ "type": "Shop::Doc", "id": "d" }"""),
        ["context"] = JsonNode.Parse(Context),
        ["entities"] = JsonNode.Parse(Entities),
    };

    private static void Spoil(JsonObject one, System.Random random)
    {
        var places = Places(one, isInside: false).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        var value = JsonNode.Parse(Values[random.Next(Values.Length)])!;
        switch (parent)
        {
            case JsonArray list when random.Next(3) == 0:
                list.RemoveAt((int)key);
                break;
            case JsonArray list when random.Next(3) == 0:
                list.Add(list[(int)key]!.DeepClone());
                break;
            case JsonArray list:
                list[(int)key] = value;
                break;
            case JsonObject fields when random.Next(4) == 0 && fields != one:
                fields.Remove((string)key);
                break;
            case JsonObject fields when random.Next(4) == 0 && fields != one && !IsSyntax(fields):
                fields["extra"] = value;
                break;
            case JsonObject fields when fields != one:
                fields[(string)key] = value;
                break;
            case JsonObject fields when value is JsonObject uid && uid.ContainsKey("type") && (string)key is not ("context" or "entities"):
                fields[(string)key] = uid;
                break;
        }
    }

    // We refuse fields of entities and of their names that mean nothing, where Cedar reads over them.
    private static bool IsSyntax(JsonObject fields) =>
        fields.ContainsKey("uid") || fields.ContainsKey("type") || fields.ContainsKey("__entity") || fields.ContainsKey("__extn") || fields.ContainsKey("fn");

    // The shape of entities as such is a matter of reading JSON; here it is about what they hold.
    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node, bool isInside)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (isInside)
                {
                    yield return (list, i);
                }

                foreach (var below in Places(list[i]!, isInside))
                {
                    yield return below;
                }
            }
        }

        if (node is JsonObject fields)
        {
            var isEntity = fields.ContainsKey("uid");
            foreach (var (name, value) in fields.ToList())
            {
                var isOutermost = fields.ContainsKey("principal") && fields.ContainsKey("entities");
                if (isInside || isOutermost || (isEntity && name == "uid"))
                {
                    yield return (fields, name);
                }

                foreach (var below in Places(value!, isInside || (isEntity && name != "uid") || (isOutermost && name == "context")))
                {
                    yield return below;
                }
            }
        }
    }

    private static string? Refusal(JsonNode one, CedarSchema schema)
    {
        EntityUid Uid(string name) => new(one[name]!["type"]!.GetValue<string>(), one[name]!["id"]!.GetValue<string>());
        try
        {
            var entities = EntityJson.Parse(one["entities"]!.ToJsonString(), schema);
            if (EntityValidator.Validate(entities, schema) is [var (_, found), ..])
            {
                return found[0].Message;
            }

            EntityStore.Create(entities).With(schema.ActionEntities);
            var context = EntityJson.ParseContext(one["context"]!.ToJsonString(), schema, Uid("action"));
            return RequestValidator.Conforms(schema, new(Uid("principal"), Uid("action"), Uid("resource"), context)) is [var first, ..] ? first.Message : null;
        }
        catch (CedarDataException refusal)
        {
            return refusal.Message;
        }
    }
}
