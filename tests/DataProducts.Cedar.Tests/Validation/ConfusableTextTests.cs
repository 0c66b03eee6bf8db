using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

public sealed class ConfusableTextTests
{
    private const int Seed = 39;

    private const string Schema = "entity User { name: String }; action view appliesTo { principal: User, resource: User };";

    // Letters of scripts that mix and of scripts that do not, marks, spaces, controls, signs, and what has no script.
    private static readonly int[] Characters =
    [
        'a', 'Z', '7', '_', '-', ' ', '\t', 0x0, 0x7f, 0x85, 0xa0, 0xad, 0xb5, 0xb7, 0xe9, 0xf8, 0x130, 0x17f, 0x1c0, 0x251, 0x2bc, 0x2b9, 0x301, 0x308, 0x323,
        0x391, 0x3bf, 0x3c9, 0x410, 0x430, 0x435, 0x43e, 0x456, 0x4bb, 0x501, 0x531, 0x585, 0x5d0, 0x5b2, 0x627, 0x640, 0x660, 0x6f0, 0x905, 0x964, 0x94a, 0x995,
        0xe01, 0x10d0, 0x13a0, 0x16a0, 0x180e, 0x1e9e, 0x200b, 0x200c, 0x200d, 0x200e, 0x2010, 0x2028, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
        0x2068, 0x2069, 0x20ac, 0x2126, 0x212a, 0x2160, 0x2c62, 0x3001, 0x3005, 0x3007, 0x3031, 0x3042, 0x30a2, 0x30fc, 0x3105, 0x4e2d, 0x6587, 0x9fff, 0xa4d0, 0xac00,
        0xd7a3, 0xe000, 0xfb00, 0xfe0f, 0xfeff, 0xff21, 0xff71, 0xfffd, 0x10330, 0x16b50, 0x1d400, 0x1f34c, 0x1f600, 0x20000, 0x2a6df, 0x30000, 0xe0001, 0xf0000, 0x10fffd,
    ];

    [Fact]
    public async Task Texts_AreWarnedOfAsCedarDoes()
    {
        var random = new System.Random(Seed);
        var texts = Characters.Select(char.ConvertFromUtf32).ToList();
        while (texts.Count < 500)
        {
            texts.Add(string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => char.ConvertFromUtf32(Characters[random.Next(Characters.Length)]))));
        }

        var conditions = texts.SelectMany(text => (string[])
        [
            $"principal.name == {Literal(text)}", $"principal has {Literal(text)}", $"principal == User::{Literal(text)}", $"{{ {Literal(text)}: 1 }} == {{ {Literal(text)}: 2 }}",
        ]).ToList();
        var policies = new JsonObject(conditions.Select((condition, i) => KeyValuePair.Create($"policy{i}", (JsonNode?)Policy(condition))));
        var calls = new JsonArray(new JsonObject { ["schema"] = Schema, ["policies"] = new JsonObject { ["staticPolicies"] = policies } });
        using var output = JsonDocument.Parse(await TestKit.NodeOracle.RunAsync("cedar", "validate.mjs", [], calls.ToJsonString()));
        var theirs = output.RootElement[0].GetProperty("warnings").EnumerateArray()
            .ToLookup(warning => warning.GetProperty("policyId").GetString()!, warning => OracleFinding.CodeOf(warning.GetProperty("error").GetProperty("message").GetString()!));

        var result = PolicyValidator.Validate(PolicySet.Parse(string.Join('\n', conditions.Select(Policy)), "", PolicyNaming.ByPosition), CedarSchema.Parse(Schema, ""));
        var ours = result.Warnings.ToLookup(warning => warning.PolicyId!, warning => warning.Code);
        var wrong = conditions.Select((condition, i) => (Text: condition, Id: $"policy{i}"))
            .Where(one => !ours[one.Id].ToHashSet().SetEquals(theirs[one.Id]))
            .Select(one => $"{one.Text}: {string.Join(',', ours[one.Id])}, Cedar {string.Join(',', theirs[one.Id])}").ToList();

        Assert.True(result.IsValid);
        Assert.True(wrong.Count == 0, $"seed {Seed}: {wrong.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
        Assert.InRange(ours.Count, conditions.Count / 2, conditions.Count * 9 / 10);
    }

    [Theory]
    [InlineData("principal.name like \"*\\u{202e}\"", CedarCodes.BidiCharacter)]
    [InlineData("principal.name like \"p\\u{430}y*\"", CedarCodes.MixedScripts)]
    [InlineData("principal[\"is\\u{200b}Admin\"] == 1", CedarCodes.ConfusableCharacter)]
    public void Warning_ShowsTheTextWithEscapes(string condition, string code)
    {
        var result = PolicyValidator.Validate(PolicySet.Parse(Policy(condition), "p.cedar"), CedarSchema.Parse(Schema, ""));

        var warning = Assert.Single(result.Warnings, warning => warning.Code == code);
        Assert.All(warning.Message, character => Assert.InRange(character, ' ', '~'));
        Assert.Contains("\\u{", warning.Message, StringComparison.Ordinal);
        Assert.StartsWith("p.cedar(1,", warning.ToString(), StringComparison.Ordinal);
    }

    private static string Policy(string condition) => $"permit (principal, action, resource) when {{ {condition} }};";

    private static string Literal(string text) => $"\"{string.Concat(text.EnumerateRunes().Select((Rune rune) => $"\\u{{{rune.Value:x}}}"))}\"";
}
