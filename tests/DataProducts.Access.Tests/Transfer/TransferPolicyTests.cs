using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DataProducts.Cedar;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>The generated policies alone, against the table by hand: by our engine, by Cedar's own, and with each policy damaged.</summary>
public sealed class TransferPolicyTests
{
    private static readonly IReadOnlyList<TransferWorld> Worlds = [.. TransferTable.Regimes.Append(null).Select(regime => new TransferWorld(regime))];

    private static readonly string Matrix = TransferPolicies.Render(TransferMatrix.Default);

    [Fact]
    public void Policies_SayWhatTheTableSays() => Assert.Empty(Disagreements(PolicySet.Parse(Matrix + TransferWorld.Allow, "matrix.cedar")));

    [Fact]
    public async Task CedarsOwnEngine_SaysTheSame_AndFindsThePoliciesStrictlyValid()
    {
        // One question in three, others at each run: the whole takes ten seconds.
        var part = System.Security.Cryptography.RandomNumberGenerator.GetInt32(3);
        var asked = Worlds.Select(world => world.Cases.Where((_, i) => i % 3 == part).ToList()).ToList();
        var input = new JsonObject
        {
            ["schema"] = CedarSchemaRenderer.Render(Given.Product),
            ["entities"] = new JsonArray(),
            ["cases"] = new JsonArray([.. Worlds.Zip(asked, (world, cases) => world.ToJson(Matrix + TransferWorld.Allow, cases))]),
        };
        using var answers = JsonDocument.Parse(await NodeOracle.RunAsync("cedar", "authorize.mjs", [], input.ToJsonString()));
        foreach (var (cases, answer) in asked.Zip(answers.RootElement.EnumerateArray()))
        {
            Assert.True(answer.GetProperty("validates").GetBoolean());
            var decisions = answer.GetProperty("decisions").EnumerateArray().Select(one => one.GetString()!).ToList();
            Assert.All(decisions, decision => Assert.EndsWith(" []", decision, StringComparison.Ordinal)); // no policy errs
            var sights = TransferWorld.Sights(decisions.Select(decision => decision.StartsWith("allow ", StringComparison.Ordinal)));
            foreach (var (one, sight) in cases.Zip(sights))
            {
                Assert.True(one.Expected == sight, $"Part {part}, {one}: Cedar shows {sight}, not {one.Expected}");
            }
        }
    }

    [Fact]
    public void EveryPolicyThatIsLeftOutOrChanged_IsNoticed()
    {
        var texts = Matrix.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(18 + 4 + 4 + 4 + 25, texts.Length - 1); // cells, whole overrides, waivers, agreements, steps; CH and EU trust each other
        var unnoticed = new List<string>();
        for (var place = 1; place < texts.Length; place++)
        {
            var cell = PolicySet.Parse(texts[place], "one.cedar").Policies.Single().Annotations["cell"].Split('/');
            foreach (var changed in Damaged(texts[place]))
            {
                var text = string.Join("\n\n", texts.Select((one, i) => i == place ? changed : one)) + TransferWorld.Allow;
                var policies = PolicySet.Parse(text, "matrix.cedar");
                if (!Disagreements(policies, cell[0], cell[1]).Any() && !Disagreements(policies).Any())
                {
                    unnoticed.Add(changed.Length == 0 ? $"left out: {texts[place]}" : changed);
                }
            }
        }

        Assert.Empty(unnoticed);
    }

    [Fact]
    public void AnotherPlace_NeverWidens()
    {
        var policies = PolicySet.Parse(Matrix + TransferWorld.Allow, "matrix.cedar");
        string[] places = [.. TransferTable.Places, "ZZ"];
        var names = TransferMatrix.Default.Cells.SelectMany(cell => cell.InstrumentNames)
            .Concat(["CH>EU:client-waiver", "CH>US:client-waiver", "US>EU:baa", "EU>EU:explicit-consent", "EU>CH:explicit-consent"]).ToArray();
        Gen.Select(Gen.Int[0, Worlds.Count - 1], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 63], Gen.Int[0, 5], Gen.Bool.Array[names.Length], Gen.Int[0, 2]).Sample(
            (world, data, seat, at, added, hasInstrument, action) =>
            {
                var before = places.Where((_, i) => (at >> i & 1) == 1).ToArray();
                var instruments = names.Where((_, i) => hasInstrument[i]).ToArray();
                bool Allows(IEnumerable<string> where) => Worlds[world].Allows(policies, places[data], places[seat], where, instruments, action);

                // Nowhere at all is unknown, which is the strictest place there is.
                Assert.True(before.Length == 0 ? !Allows(before) : Allows(before) || !Allows([.. before, places[added]]));
            },
            iter: 3_000);
    }

    private static IEnumerable<string> Disagreements(PolicySet policies, string data = "*", string viewer = "*") =>
        from world in Worlds
        let cases = world.Cases.Where(one => (data == "*" || one.Data == data) && (viewer == "*" || one.At.Contains(viewer))).ToList()
        from pair in cases.Zip(world.Ask(policies, cases))
        where pair.First.Expected != pair.Second
        select $"{pair.First}: seen as {pair.Second}, not {pair.First.Expected}";

    private static IEnumerable<string> Damaged(string policy)
    {
        yield return string.Empty;
        yield return policy.Contains("\"see\"", StringComparison.Ordinal)
            ? policy.Replace("Action::\"see\"", "Action::\"reveal\"", StringComparison.Ordinal)
            : policy.Replace("Action::\"reveal\"", "Action::\"see\"", StringComparison.Ordinal);
        foreach (var condition in (string[])["when", "unless"])
        {
            if (policy.IndexOf($" {condition} {{", StringComparison.Ordinal) is var start and > 0)
            {
                yield return policy.Remove(start, policy.IndexOf(" }", start, StringComparison.Ordinal) + 2 - start);
            }
        }
    }
}
