using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

/// <summary>Row filters against the decisions of Cedar's own engine.</summary>
public sealed class RowFilterWasmTests
{
    private const int Seed = 23;
    private const int Worlds = 2;
    private const int Sets = 15;

    // JavaScript's numbers are exact up to here.
    private const long Safe = 1L << 53;

    [Fact]
    public async Task RandomRows_FilterShowsWhatCedarWasmAllows()
    {
        var judged = await Task.WhenAll(Enumerable.Range(0, Worlds).Select(JudgeAsync));
        var (shown, hidden) = (judged.Sum(one => one.Shown), judged.Sum(one => one.Hidden));

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {shown} rows shown, {hidden} hidden");
        Assert.True(shown > 30 && hidden > 30, $"seed {Seed}: {shown} rows shown, {hidden} hidden");
    }

    private static async Task<(int Shown, int Hidden)> JudgeAsync(int index)
    {
        var dice = new Dice(Seed, index);
        var world = new RowWorld(dice);
        var rows = Enumerable.Range(0, 60).Select(_ => RandomRow.Of(dice, world)).Where(row => row.Conforms && row.Values.Values.All(IsSafe)).Take(8).ToList();
        var entities = rows.Select((row, i) => world.Row(i, row.Values)).ToList();
        var sets = Enumerable.Range(0, Sets).Select(_ => string.Join('\n', new RowConditions(dice, world).Set())).ToList();
        var output = await TestKit.NodeOracle.RunAsync("cedar", "authorize.mjs", [], new JsonObject
        {
            ["schema"] = world.Text,
            ["entities"] = new JsonArray([.. RowWorld.Entities.Entities.Concat(entities).Select(CedarJson.Entity)]),
            ["cases"] = new JsonArray([.. sets.Select(text => (JsonNode)new JsonObject { ["policies"] = text, ["requests"] = Requests(world, entities) })]),
        }.ToJsonString());

        using var answers = JsonDocument.Parse(output);
        using var table = new RowTable();
        table.Fill(world, rows);
        var (shown, hidden) = (0, 0);
        for (var set = 0; set < sets.Count; set++)
        {
            var policies = PolicySet.Parse(sets[set], "random.cedar");
            if (Filter(world, policies) is not { } sql)
            {
                continue;
            }

            var found = table.Select(sql);
            var decisions = answers.RootElement[set].GetProperty("decisions");
            for (var i = 0; i < rows.Count; i++)
            {
                var answer = decisions[i].GetString()!;
                Assert.True(found.Contains(i) == IsAllowed(policies, answer), $"seed {Seed}, world {index}, row {i}: Cedar says {answer}\n{sets[set]}\n{sql}\n{rows[i]}\n{world.Text}");
            }

            (shown, hidden) = (shown + found.Count, hidden + rows.Count - found.Count);
        }

        return (shown, hidden);
    }

    private static string? Filter(RowWorld world, PolicySet policies)
    {
        try
        {
            return DuckDbPrinter.Print(RowFilter.From(world.Evaluate(policies), world.Columns));
        }
        catch (RowFilterException refused) when (refused.Code is RowFilterCodes.Text or RowFilterCodes.Type)
        {
            return null; // an instant beyond the calendar, or a timestamp with a zone beside one without
        }
    }

    private static bool IsSafe(CedarValue value) => value.Kind switch
    {
        CedarKind.Long => value.AsLong is > -Safe and < Safe,
        CedarKind.Set => value.Elements.All(IsSafe),
        CedarKind.Record => value.Fields.Values.All(IsSafe),
        _ => true,
    };

    private static JsonArray Requests(RowWorld world, List<Entity> rows) => new([.. rows.Select(row => (JsonNode)new JsonObject
    {
        ["principal"] = CedarJson.Uid(RowWorld.Principal),
        ["action"] = CedarJson.Uid(RowWorld.Action),
        ["resource"] = CedarJson.Uid(row.Uid),
        ["context"] = CedarJson.Value(world.Context),
    })]);

    // "allow [reasons] [errors]", where an erring forbid denies.
    private static bool IsAllowed(PolicySet policies, string answer)
    {
        var errors = answer[(answer.LastIndexOf('[') + 1)..^1].Split(',');
        return answer.StartsWith("allow", StringComparison.Ordinal)
            && !policies.Policies.Any(policy => policy.Effect == PolicyEffect.Forbid && errors.Contains(policy.Id, StringComparer.Ordinal));
    }
}
