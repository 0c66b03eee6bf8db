namespace DataProducts.Cedar.Tests;

public sealed class PolicyJsonTests
{
    private const string Any = "{\"op\":\"All\"}";

    [Theory]
    [InlineData("""{"Value":1.0}""", "$.conditions[0].body.Value")]
    [InlineData("""{"Value":1e2}""", "$.conditions[0].body.Value")]
    [InlineData("""{"Value":9223372036854775808}""", "$.conditions[0].body.Value")]
    [InlineData("""{"Value":null}""", "$.conditions[0].body.Value")]
    [InlineData("""{"Value":"\ud800"}""", "$.conditions[0].body.Value")]
    [InlineData("""{"Value":{"__entity":{"type":"a b","id":"x"}}}""", "$.conditions[0].body.Value.__entity.type")]
    [InlineData("""{"Value":{"__entity":{"type":"A","id":"x","y":1}}}""", "$.conditions[0].body.Value.__entity.y")]
    [InlineData("""{"Value":{"__extn":{"fn":"nope","arg":1}}}""", "$.conditions[0].body.Value.__extn")]
    [InlineData("""{"Value":{"__expr":"1"}}""", "$.conditions[0].body.Value.__expr")]
    [InlineData("""{"Value":1,"Var":"principal"}""", "$.conditions[0].body.Var")]
    [InlineData("""{}""", "$.conditions[0].body")]
    [InlineData("""{"Var":"foo"}""", "$.conditions[0].body.Var")]
    [InlineData("""{"Slot":"?principal"}""", "$.conditions[0].body.Slot")]
    [InlineData("""{"/":{"left":{"Value":1},"right":{"Value":1}}}""", "$.conditions[0].body[\"/\"]")]
    [InlineData("""{"==":{"left":{"Value":1}}}""", "$.conditions[0].body[\"==\"]")]
    [InlineData("""{"==":{"left":{"Value":1},"right":{"Value":1},"x":1}}""", "$.conditions[0].body[\"==\"].x")]
    [InlineData("""{"==":{"left":{"Value":1},"right":{"Value":1},"left":{"Value":1}}}""", "$.conditions[0].body[\"==\"].left")]
    [InlineData("""{"isIpv4":[]}""", "$.conditions[0].body.isIpv4")]
    [InlineData("""{"contains":[{"Value":1}]}""", "$.conditions[0].body.contains")]
    [InlineData("""{"has":{"left":{"Value":1},"attr":[]}}""", "$.conditions[0].body.has.attr")]
    [InlineData("""{"like":{"left":{"Value":1},"pattern":["Foo"]}}""", "$.conditions[0].body.like.pattern[0]")]
    [InlineData("""{"is":{"left":{"Value":1},"entity_type":"__cedar::A"}}""", "$.conditions[0].body.is.entity_type")]
    [InlineData("""{"Record":{"a":{"Value":1},"a":{"Value":2}}}""", "$.conditions[0].body.Record.a")]
    public void WrongExpression_IsRefusedAtItsPath(string body, string path) => Refused(Policy(Any, Any, Any, $"{{\"kind\":\"when\",\"body\":{body}}}"), path);

    [Theory]
    [InlineData("""{"op":"=="}""", Any, "$.principal")]
    [InlineData("""{"op":"All","entity":{"type":"A","id":"b"}}""", Any, "$.principal")]
    [InlineData("""{"op":"==","slot":"?resource"}""", Any, "$.principal.slot")]
    [InlineData("""{"op":"in","entities":[]}""", Any, "$.principal.entities")]
    [InlineData("""{"op":"is","entity_type":"A","in":null}""", Any, "$.principal.in")]
    [InlineData(Any, """{"op":"is","entity_type":"Action"}""", "$.action.entity_type")]
    [InlineData(Any, """{"op":"==","entity":{"type":"A","id":"b"}}""", "$.action.entity")]
    [InlineData(Any, """{"op":"==","slot":"?principal"}""", "$.action.slot")]
    public void WrongScope_IsRefusedAtItsPath(string principal, string action, string path) => Refused(Policy(principal, action, Any, ""), path);

    // What such a path means names its operand twice, and so does the operand's own: 2^28 in all.
    [Fact]
    public void PathsThatTextCannotWriteNestedInOneAnother_AreRefusedAtOnce()
    {
        var entity = """{"Var":"principal"}""";
        for (var i = 0; i < 28; i++)
        {
            var test = """{"has":{"left":LEFT,"attr":["a b","c d"]}}""".Replace("LEFT", entity, StringComparison.Ordinal);
            entity = """{"if-then-else":{"if":TEST,"then":{"Var":"principal"},"else":{"Var":"resource"}}}""".Replace("TEST", test, StringComparison.Ordinal);
        }

        var refused = Assert.Throws<CedarSyntaxException>(
            () => PolicyJson.ParsePolicy(Policy(Any, Any, Any, $"{{\"kind\":\"when\",\"body\":{entity}}}"), "p.json", "p"));
        Assert.Equal(CedarCodes.Limit, Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void SetWithTemplatesAndLinks_IsWrittenAndReadAgain()
    {
        var alice = new EntityUid("User", "alice");
        var set = PolicySet.Parse("permit (principal == ?principal, action, resource is File in ?resource) when { context.a.b < -1 }; forbid (principal, action, resource) unless { false };", "p")
            .Link("policy0", "link", new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = alice, [CedarSlot.Resource] = new("Folder", "f") });
        var read = PolicyJson.ParseSet(PolicyJson.Write(set), "set.json");

        Assert.Equal(PolicyJson.Write(set), PolicyJson.Write(read));
        Assert.True(read.TryGet("link", out var link));
        Assert.Equal(("policy0", alice), (link.TemplateId, link.SlotValues[CedarSlot.Principal]));
        Assert.Null(SameAst.Difference(set.Policies[1], link));
    }

    [Theory]
    [InlineData("""{"templateLinks":[{"templateId":"t","newId":"l","values":{}}]}""")]
    [InlineData("""{"templates":{"t":TEMPLATE},"templateLinks":[{"templateId":"t","newId":"l","values":{}}]}""")]
    [InlineData("""{"templates":{"t":TEMPLATE},"templateLinks":[{"templateId":"t","newId":"l","values":{"?resource":{"type":"A","id":"b"}}}]}""")]
    [InlineData("""{"templates":{"t":TEMPLATE},"templateLinks":[{"templateId":"t","newId":"t","values":{"?principal":{"type":"A","id":"b"}}}]}""")]
    public void LinkThatDoesNotFit_IsRefused(string json)
    {
        var template = Policy("""{"op":"==","slot":"?principal"}""", Any, Any, "");

        Assert.Throws<CedarPolicySetException>(() => PolicyJson.ParseSet(json.Replace("TEMPLATE", template, StringComparison.Ordinal), "set.json"));
    }

    [Fact]
    public void LongChain_BecomesJsonAndTextAndBack()
    {
        var policy = PolicySet.Parse($"permit(principal, action, resource) when {{ {string.Join(" && ", Enumerable.Repeat("context.a", 900))} }};", "p").Policies[0];
        var read = PolicyJson.ParsePolicy(PolicyJson.Write(policy), "p.json", "p");

        Assert.Null(SameAst.Difference(policy, PolicySet.Parse(PolicyText.Write(read), "again").Policies[0]));
    }

    [Theory]
    [InlineData("{\"!\":{\"arg\":", "}}")]
    [InlineData("{\"Set\":[", "]}")]
    [InlineData("{\"Value\":[", "]}")]
    public void DeepNesting_IsALimitAndNoOverflow(string open, string close)
    {
        var body = string.Concat(Enumerable.Repeat(open, 5_000)) + "{\"Value\":1}" + string.Concat(Enumerable.Repeat(close, 5_000));
        var refusal = Assert.Throws<CedarSyntaxException>(() => PolicyJson.ParsePolicy(Policy(Any, Any, Any, $"{{\"kind\":\"when\",\"body\":{body}}}"), "p", "p"));

        Assert.Contains(refusal.Diagnostics[0].Code, new[] { CedarCodes.Limit, CedarCodes.PolicyJson });
    }

    private static string Policy(string principal, string action, string resource, string conditions) =>
        $"{{\"effect\":\"permit\",\"principal\":{principal},\"action\":{action},\"resource\":{resource},\"conditions\":[{conditions}]}}";

    private static void Refused(string json, string path)
    {
        var refusal = Assert.Throws<CedarSyntaxException>(() => PolicyJson.ParsePolicy(json, "p.json", "p"));

        Assert.StartsWith($"{path}: ", refusal.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal((CedarCodes.PolicyJson, 1), (refusal.Diagnostics[0].Code, refusal.Diagnostics[0].Line));
    }
}
