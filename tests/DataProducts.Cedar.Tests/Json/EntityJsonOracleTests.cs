using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

public sealed class EntityJsonOracleTests
{
    private const int Seed = 20261124;
    private const int Mutants = 1000;

    private const string Schema = """
        entity G; entity Color enum ["red", "blue"];
        entity U in [G] { n: Long, o?: String, e?: G, d?: decimal, i?: ipaddr, t?: datetime, u?: duration, s?: Set<G>, r?: {a: Long, e?: G, d?: decimal}, b?: Bool, c?: Color, sd?: Set<decimal> } tags decimal;
        entity V in [V, G] tags G; entity W;
        action grp; action act in [grp] appliesTo {principal: U, resource: U, context: {x?: Long, e?: G, d?: decimal, s?: Set<{d: decimal}>}};
        """;

    private const string Valid = """
        [{"uid": {"type": "U", "id": "x"}, "attrs": {"n": 12, "o": "text", "e": {"type": "G", "id": "g"}, "d": "1.5", "i": "10.0.0.1/8", "t": "2024-01-01", "u": {"fn": "duration", "arg": "1d2h"},
           "s": [{"type": "G", "id": "g"}, {"__entity": {"type": "G", "id": "h"}}], "r": {"a": -1, "e": {"__entity": {"type": "G", "id": "g"}}, "d": {"__extn": {"fn": "decimal", "arg": "0.1"}}},
           "b": true, "c": {"type": "Color", "id": "red"}, "sd": ["1.5", {"fn": "decimal", "arg": "2.5"}]}, "parents": [{"type": "G", "id": "g"}], "tags": {"k": "1.5", "l": {"__extn": {"fn": "decimal", "args": ["2.0"]}}}},
         {"attrs": {}, "tags": {"a": {"type": "G", "id": "g"}}, "parents": [{"type": "V", "id": "w"}, {"__entity": {"type": "G", "id": "g"}}], "uid": {"__entity": {"type": "V", "id": "v"}}},
         {"uid": {"type": "V", "id": "w"}, "attrs": {}, "parents": []}, {"uid": {"type": "G", "id": "g"}, "attrs": {}, "parents": []},
         {"uid": {"type": "Action", "id": "act"}, "attrs": {}, "parents": [{"type": "Action", "id": "grp"}]},
         {"uid": {"type": "U", "id": "y"}, "attrs": {"n": 0, "t": {"__extn": {"fn": "offset", "args": [{"__extn": {"fn": "datetime", "arg": "2024-01-01"}}, {"__extn": {"fn": "duration", "arg": "1h"}}]}},
            "u": {"__extn": {"fn": "durationSince", "args": [{"__extn": {"fn": "datetime", "arg": "2024-01-01"}}, {"__extn": {"fn": "datetime", "arg": "2023-01-01"}}]}}}, "parents": []}]
        """;

    private const string ValidContext = """
        {"x": 7, "e": {"type": "G", "id": "g"}, "d": "0.5", "s": [{"d": "1.5"}, {"d": {"__extn": {"fn": "decimal", "arg": "1.5"}}}]}
        """;

    private static readonly string[] Replacements =
    [
        "null", "true", "0", "1", "1.5", "9223372036854775807", "9223372036854775808", "\"\"", "\"x\"", "\"1.5\"", "\"10.0.0.1\"", "\"2024-01-01\"", "\"2024-13-01\"", "\"1d\"", "[]", "{}", "\"red\"", "\"pink\"",
        "\"G\"", "\"V\"", "\"W\"", "\"A::B\"", "\"a b\"", "\"if\"", "{\"type\":\"G\",\"id\":\"g\"}", "{\"type\":\"V\",\"id\":\"v\"}", "{\"__entity\":{\"type\":\"G\",\"id\":\"g\"}}", "{\"__entity\":{\"type\":\"W\",\"id\":\"g\"},\"z\":1}",
        "{\"fn\":\"decimal\",\"arg\":\"1.5\"}", "{\"__extn\":{\"fn\":\"ip\",\"arg\":\"::1\"}}", "{\"__extn\":{\"fn\":\"nope\",\"arg\":\"1\"}}", "{\"__extn\":{\"fn\":\"isIpv4\",\"arg\":{\"__extn\":{\"fn\":\"ip\",\"arg\":\"1.1.1.1\"}}}}",
        "[1,\"a\"]", "[[1]]", "[{\"type\":\"G\",\"id\":\"g\"}]", "{\"a\":1,\"zz\":2}", "{\"__expr\":\"1\"}",
    ];

    private static readonly string[] Names = ["uid", "attrs", "parents", "tags", "type", "id", "fn", "arg", "args", "__entity", "__extn", "n", "e", "d", "zz", ""];

    [Fact]
    public async Task MutatedEntities_AreTakenOrRefusedAsCedarDoes()
    {
        var schema = CedarSchema.Parse(Schema, "s");
        var random = new System.Random(Seed);
        var calls = new OracleCalls();
        var cases = new List<(string Json, bool WithSchema, bool IsContext)>();
        for (var i = 0; i < Mutants; i++)
        {
            var isContext = i % 5 == 0;
            var withSchema = random.Next(3) > 0;
            var json = i == 0 ? ValidContext : i == 1 ? Valid : Mutate(random, isContext ? ValidContext : Valid);
            cases.Add((json, withSchema, isContext));
            var given = withSchema ? $", \"schema\": {OracleCalls.Text(Schema)}" : "";
            _ = isContext
                ? calls.Add("checkParseContext", $$"""{"context": {{json}}{{given}}{{(withSchema ? ", \"action\": {\"type\": \"Action\", \"id\": \"act\"}" : "")}}}""")
                : calls.Add("checkParseEntities", $$"""{"entities": {{json}}{{given}}}""");
        }

        var answers = await calls.RunAsync();
        var wrong = new List<string>();
        var taken = 0;
        var stricter = 0;
        for (var i = 0; i < Mutants; i++)
        {
            var (json, withSchema, isContext) = cases[i];
            var refusal = isContext ? ContextRefusal(json, withSchema ? schema : null) : EntityLoading.Refusal(json, withSchema ? schema : null);
            var theirs = OracleCalls.Succeeded(answers[i]);
            taken += theirs ? 1 : 0;
            if (theirs && refusal is not null && IsStricterOnPurpose(refusal))
            {
                stricter++;
            }
            else if (refusal is null != theirs)
            {
                wrong.Add($"case {i}, schema: {withSchema}: \n{json}\n  we: {refusal ?? "taken"}\n  Cedar: {answers[i]}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {Mutants} mutants, Cedar takes {taken}, of which we refuse {stricter}");
        Assert.True(wrong.Count == 0, $"seed {Seed}: {wrong.Count} differ:\n{string.Join('\n', wrong.Take(9))}");
        Assert.InRange(taken, Mutants / 10, Mutants * 9 / 10);
        Assert.InRange(stricter, 1, Mutants / 15);
    }

    // A misspelt field of an entity and an escape that is none are mistakes, not data; Cedar ignores the one and makes a record of the other.
    private static readonly string[] OnlyWeRefuse =
    [
        "__e", "An entity has no such field", "A call has", "The name of an entity has", "Expected arguments", "a function's name", "an entity's id, a JSON string", "an entity type, a JSON string",
    ];

    private static bool IsStricterOnPurpose(string refusal) => OnlyWeRefuse.Any(part => refusal.Contains(part, StringComparison.Ordinal));

    private static string? ContextRefusal(string json, CedarSchema? schema)
    {
        try
        {
            var action = new EntityUid("Action", "act");
            var context = EntityJson.ParseContext(json, schema, action);
            return schema is null ? null : RequestValidator.Conforms(schema, new(new("U", "u"), action, new("U", "u"), context)) is [var first, ..] ? first.ToString() : null;
        }
        catch (CedarDataException refusal)
        {
            return refusal.Message;
        }
    }

    private static string Mutate(System.Random random, string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var edits = random.Next(1, 3); edits > 0; edits--)
        {
            var nodes = new List<JsonNode>();
            Collect(root, nodes);
            Edit(random, nodes[random.Next(nodes.Count)]);
        }

        return root.ToJsonString();
    }

    private static void Collect(JsonNode? node, List<JsonNode> into)
    {
        switch (node)
        {
            case JsonObject fields:
                into.Add(fields);
                fields.ToList().ForEach(field => Collect(field.Value, into));
                break;
            case JsonArray items:
                into.Add(items);
                items.ToList().ForEach(item => Collect(item, into));
                break;
        }
    }

    private static void Edit(System.Random random, JsonNode node)
    {
        var replacement = JsonNode.Parse(Replacements[random.Next(Replacements.Length)]);
        switch (node)
        {
            case JsonArray { Count: > 0 } items when random.Next(4) > 0: items[random.Next(items.Count)] = replacement; break;
            case JsonArray items: items.Add(replacement); break;
            case JsonObject fields when fields.Count == 0 || random.Next(5) == 0: fields[Names[random.Next(Names.Length)]] = replacement; break;
            case JsonObject fields:
                var name = fields.ElementAt(random.Next(fields.Count)).Key;
                if (random.Next(4) == 0)
                {
                    fields.Remove(name);
                }
                else
                {
                    fields[name] = replacement;
                }

                break;
        }
    }
}
