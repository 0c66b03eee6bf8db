using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class PolicyJsonOracleTests
{
    private const int Seed = 20261123;
    private const int Count = 500;

    [Fact]
    public async Task RandomPoliciesAndTemplates_AreTranslatedAsCedarDoes()
    {
        var syntax = new RandomSyntax(new System.Random(Seed));
        var calls = new OracleCalls();
        var cases = new List<(string Text, Policy Parsed)>();
        for (var i = 0; i < Count; i++)
        {
            var isTemplate = i % 4 == 0;
            var text = syntax.Policy(isTemplate);
            var set = PolicySet.Parse(text, "random.cedar");
            var parsed = isTemplate ? set.Templates.Single().Body : set.Policies.Single();
            var kind = isTemplate ? "template" : "policy";
            cases.Add((text, parsed));
            calls.Add($"{kind}ToJson", OracleCalls.Text(text));
            calls.Add($"{kind}ToJson", OracleCalls.Text(PolicyText.Write(parsed)));
            calls.Add($"{kind}ToText", PolicyJson.Write(parsed));
        }

        var answers = await calls.RunAsync();
        for (var i = 0; i < Count; i++)
        {
            var (text, parsed) = cases[i];
            var where = $"seed {Seed}, case {i}: {text}";
            var ofText = answers[3 * i];
            Assert.True(OracleCalls.Succeeded(ofText), $"{where}\n{ofText}");
            using var ours = JsonDocument.Parse(PolicyJson.Write(parsed));
            Assert.True(JsonElement.DeepEquals(ours.RootElement, ofText.GetProperty("json")), $"{where}\n{ours.RootElement}\n{ofText}");
            Assert.True(JsonElement.DeepEquals(ofText, answers[(3 * i) + 1]), $"{where}\nour text: {PolicyText.Write(parsed)}\n{answers[(3 * i) + 1]}");
            Assert.True(OracleCalls.Succeeded(answers[(3 * i) + 2]), $"{where}\n{answers[(3 * i) + 2]}");
            SameAfterReading(parsed, PolicyJson.Write(parsed), where);
        }
    }

    private static void SameAfterReading(Policy parsed, string json, string where)
    {
        var read = parsed.IsTemplate ? PolicyJson.ParseTemplate(json, "p.json", "p").Body : PolicyJson.ParsePolicy(json, "p.json", "p");
        Assert.True(SameAst.Difference(parsed, read) is null, where);

        var again = PolicySet.Parse(PolicyText.Write(read), "again.cedar");
        Assert.True(SameAst.Difference(parsed, parsed.IsTemplate ? again.Templates.Single().Body : again.Policies.Single()) is null, $"{where}\n{PolicyText.Write(read)}");
    }
}
