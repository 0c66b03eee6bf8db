using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Cedar;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>Cedar's own engine (npm cedar-wasm) as a second judge: it decides about rows that engines would show and rows that they would
/// not. Its requests are put together here, not by our code.</summary>
public sealed class CedarWasmTests
{
    private const int RowsEach = 6;

    [Fact]
    public async Task RowsThatEnginesShow_AreThoseThatCedarsOwnEngineAllows()
    {
        var seed = PlanEquivalenceTests.Seed();
        var random = new Random(seed);
        for (var set = 0; set < 3; set++)
        {
            var policies = RandomPlanWorld.Policies(random);
            var world = RandomPlanWorld.Of(policies, random, 60);
            // JavaScript has no integers beyond 53 bits to hand over.
            world = world with { Rows = [.. world.Rows.Where(row => row.Values["visits"] is > -100L and < 100L)] };
            using var rows = new EngineTable(world);
            var plan = world.Plan(FilterPolarity.Exclusion, PlanTarget.Snowflake);
            var engine = new FakeSnowflake(plan.Targets.Single().Objects, world, rows);
            var (requests, entities, shown) = (new JsonArray(), Entities(world), new List<bool>());
            foreach (var (subject, place) in plan.Classes.SelectMany(subject => Given.Places.Select(place => (subject, place))))
            {
                var answer = engine.Read(rows, world.Map.Classes[Index(plan, subject)], PlanTable.Of(world.Model.Product, world.Port, place), Given.Now);
                entities.Add(Entity("User", subject.Name, subject.Groups.Select(group => Uid("Group", group)),
                    ("home", Ref("Jurisdiction", subject.Home.Code)), ("coveredPerson", subject.CoveredPerson)));
                for (var sample = 0; sample < RowsEach; sample++)
                {
                    var row = random.Next(world.Rows.Count);
                    var id = $"{subject.Name} {place} {sample}";
                    entities.Add(Row(world, world.Rows[row], id, place));
                    requests.Add(new JsonObject
                    {
                        ["principal"] = Uid("User", subject.Name),
                        ["action"] = Uid("Action", "readRow"),
                        ["resource"] = Uid("RetailCustomersRow", id),
                        ["context"] = Context(world, subject, place),
                    });
                    shown.Add(answer.Rows.ContainsKey(row));
                }
            }

            var input = new JsonObject
            {
                ["schema"] = CedarSchemaRenderer.Render(world.Model.Product),
                ["entities"] = entities,
                ["cases"] = new JsonArray(new JsonObject { ["policies"] = PolicyText(policies), ["requests"] = requests }),
            };
            using var answers = JsonDocument.Parse(await NodeOracle.RunAsync("cedar", "authorize.mjs", [], input.ToJsonString()));
            Assert.True(answers.RootElement[0].GetProperty("validates").GetBoolean());
            var decisions = answers.RootElement[0].GetProperty("decisions").EnumerateArray().Select(one => one.GetString()!).ToList();
            for (var i = 0; i < shown.Count; i++)
            {
                Assert.True(shown[i] == decisions[i].StartsWith("allow ", StringComparison.Ordinal), $"PLAN_SEED={seed}, set {set}: {requests[i]!["resource"]} shown {shown[i]}, Cedar {decisions[i]}");
            }
        }
    }

    private static int Index(AccessPlan plan, SubjectClass subject) => plan.Classes.ToList().IndexOf(subject);

    private static string PolicyText(IReadOnlyList<string> team) => string.Join('\n',
    [
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "sdk", "DataProducts.Access", "Data", "guard.cedar")), TransferPolicies.Render(TransferMatrix.Default), .. team,
    ]);

    private static JsonArray Entities(PlanWorld world) =>
    [
        Entity("Domain", "retail", []), Entity("Product", "retail.customers", [Uid("Domain", "retail")]),
        .. world.People.Groups.Select(group => Entity("Group", group.Id, group.In.Select(one => Uid("Group", one)))),
        .. world.People.Purposes.Select(purpose => Entity("Purpose", purpose.Id, purpose.In.Select(one => Uid("Purpose", one)))),
    ];

    private static JsonObject Row(PlanWorld world, PlanRow row, string id, Jurisdiction place)
    {
        var entity = Entity("RetailCustomersRow", id, [Uid("Product", "retail.customers")], ("jurisdiction", Ref("Jurisdiction", place.Code)));
        foreach (var (name, value) in row.Attributes(world.Model.Product, world.Port))
        {
            entity["attrs"]![name] = value.Kind switch
            {
                CedarKind.Bool => value.AsBool,
                CedarKind.Long => value.AsLong,
                CedarKind.Decimal => Call("decimal", (value.AsTenThousandths / 10_000m).ToString("0.0000", CultureInfo.InvariantCulture)),
                _ => value.AsString,
            };
        }

        return entity;
    }

    // The one subscription that holds is of analysts, for financial crime.
    private static JsonObject Context(PlanWorld world, SubjectClass subject, Jurisdiction place) => new()
    {
        ["at"] = new JsonArray([.. ((Jurisdiction[])[subject.Home, place]).Distinct().Select(one => (JsonNode)Ref("Jurisdiction", one.Code))]),
        ["instruments"] = new JsonArray([.. world.People.Instruments.Select(one => (JsonNode)$"{one.Data}>{one.Viewer}:{one.Kind}")]),
        ["now"] = Call("datetime", "2026-11-22T12:00:00.000Z"),
        ["purpose"] = Ref("Purpose", subject.Purpose),
        ["grant"] = new JsonObject
        {
            ["subscription"] = "sub",
            ["consumer"] = Ref("Group", "analysts"),
            ["product"] = Ref("Product", "retail.customers"),
            ["purpose"] = Ref("Purpose", "financial-crime"),
            ["expires"] = Call("datetime", "2026-12-22T12:00:00.000Z"),
        },
    };

    private static JsonObject Entity(string type, string id, IEnumerable<JsonObject> parents, params (string Name, JsonNode Value)[] attributes) => new()
    {
        ["uid"] = Uid(type, id),
        ["parents"] = new JsonArray([.. parents]),
        ["attrs"] = new JsonObject(attributes.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
    };

    private static JsonObject Uid(string type, string id) => new() { ["type"] = $"DataProducts::{type}", ["id"] = id };

    private static JsonObject Ref(string type, string id) => new() { ["__entity"] = Uid(type, id) };

    private static JsonObject Call(string function, string argument) => new() { ["__extn"] = new JsonObject { ["fn"] = function, ["arg"] = argument } };
}
