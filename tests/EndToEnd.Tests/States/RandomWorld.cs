using System.Text.Json.Nodes;
using DataProducts.Access;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Random people, groups, purposes, subscriptions and instruments, the same for the same seed.</summary>
internal sealed class RandomWorld
{
    private static readonly string[] Places = ["EU", "IN", "CH", "US", "MC", "ZZ"];
    private static readonly string[] Instruments =
    [
        "IN>EU:s16-contract", "IN>CH:s16-contract", "EU>US:dpf", "EU>IN:scc-tia",
        "US>EU:contract", "US>CH:contract", "MC>EU:art97-98", "CH>US:swiss-us-dpf",
    ];

    private static readonly string[] Expiries =
        ["2036-12-31T00:00:00Z", "2036-12-31T00:00:00Z", "2026-11-22T12:00:00.001Z", "2026-11-22T12:00:00Z", "2020-01-01T00:00:00Z"];

    private readonly Random _random;

    public RandomWorld(int seed, int people)
    {
        _random = new Random(seed);
        var prefix = $"w{seed}-";
        // The sample's policies name cross-border-analysts and financial-crime, so these stand in every world.
        string[] groups = ["cross-border-analysts", $"{prefix}a", $"{prefix}b", $"{prefix}c"];
        string[] purposes = ["financial-crime", "fraud-detection", $"{prefix}campaigns", $"{prefix}retention"];
        Document = new JsonObject
        {
            ["groups"] = new JsonArray(
                Node("cross-border-analysts"), Node(groups[1]), Node(groups[2], groups[1]),
                Node(groups[3], Chance(0.3) ? "cross-border-analysts" : groups[2])),
            ["purposes"] = new JsonArray(
                Node("financial-crime"), Node("fraud-detection", "financial-crime"), Node(purposes[2]), Node(purposes[3], purposes[2])),
            ["people"] = new JsonArray([.. Enumerable.Range(0, people).Select(i => (JsonNode)new JsonObject
            {
                ["id"] = $"{prefix}p{i}",
                ["home"] = Places[_random.Next(Chance(0.07) ? 6 : 5)],
                ["coveredPerson"] = Chance(0.2),
                ["groups"] = Names(groups, 0.6),
            })]),
            ["subscriptions"] = new JsonArray([.. Enumerable.Range(0, 5).Select(i => (JsonNode)new JsonObject
            {
                ["id"] = $"{prefix}s{i}",
                ["consumer"] = Any(groups),
                ["product"] = Chance(0.9) ? SmallState.Product : "retail.others",
                ["purpose"] = Chance(0.6) ? "financial-crime" : Any(purposes),
                ["expires"] = Any(Expiries),
            })]),
            ["instruments"] = new JsonArray([.. Instruments.Where(_ => Chance(0.5)).Select(
                id => (JsonNode)new JsonObject { ["id"] = id, ["expires"] = Any(Expiries) })]),
        };
        Directory = PeopleFile.Parse(Document.ToJsonString(), "random");
        Questions = [.. Directory.People.Select(person => new AccessQuestion(
            person,
            Chance(0.1) ? null : Any(Chance(0.6) ? purposes[..2] : purposes),
            Chance(0.75) ? person.Home : Jurisdiction.Parse(Any(Places)),
            FixedClock.Noon.Now))];
    }

    /// <summary>The people file.</summary>
    public JsonObject Document { get; }

    public PeopleDirectory Directory { get; }

    /// <summary>One question for each person.</summary>
    public IReadOnlyList<AccessQuestion> Questions { get; }

    private static JsonObject Node(string id, params string[] within) =>
        new() { ["id"] = id, ["in"] = new JsonArray([.. within.Select(one => (JsonNode)one)]) };

    private JsonArray Names(string[] names, double chance) => new([.. names.Where(_ => Chance(chance)).Select(one => (JsonNode)one)]);

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Any(string[] from) => from[_random.Next(from.Length)];
}
