using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class EdgeExpressionTests
{
    [Fact]
    public void EveryEdgeExpression_AnswersAsCedarDoes()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(TestKit.Conformance.Find("cedar-conformance/edge-expressions.json")));
        var wrong = new List<string>();
        var count = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var expression = one.GetProperty("expr").GetString()!;
            var expected = one.GetProperty("result").ToString().ToLowerInvariant();
            var actual = Evaluate(expression);
            count++;
            if (actual != expected)
            {
                wrong.Add($"{expression}: {actual}, Cedar says {expected}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(55, count);
    }

    private static string Evaluate(string expression)
    {
        try
        {
            var policies = PolicySet.Parse($"permit(principal,action,resource) when {{ {expression} }};", "edge.cedar");
            var request = new CedarRequest(new("User", "u"), new("Action", "a"), new("Doc", "d"), CedarValue.EmptyRecord);
            var decision = Authorizer.Authorize(policies, EntityStore.Empty, request);
            Assert.Equal("", EngineAgreement.Disagreement(CedarEngine.Create(policies), EntityStore.Empty, request) ?? "");
            return decision.Errors.Count > 0 ? "error" : decision.Allowed ? "true" : "false";
        }
        catch (CedarSyntaxException)
        {
            return "parse-error";
        }
    }
}
