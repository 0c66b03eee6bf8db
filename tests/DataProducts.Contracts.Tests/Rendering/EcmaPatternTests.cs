using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace DataProducts.Contracts.Tests;

/// <summary>Node reads what was translated as .NET reads the pattern.</summary>
public sealed class EcmaPatternTests
{
    private static readonly string[] Pieces =
    [
        "a", "B", "[a-c]", "[^a-c]", "[-a]", "[a\\-c]", "[]a]", "[^]a]", "[\\]\\[]", "[\\d_]", "[\\w.]", "[\\s]", ".", "\\.", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\-", "\\ ", "\\@",
        "\\\\", "\\/", "/", "{", "}", "]", "{a}", "{1,", "x{2}", "y{1,}", "z{0,2}", "(ab)", "(?:a|b)", "a|b", "a*", "b+?", "c?", "\\x41", "\\u00e9", "\\n", "^", "$", "'", "\"", "-", ",",
    ];

    private static readonly string[] Bits =
        ["a", "b", "B", "c", "A", "z", "x", "xx", "yy", "1", "٣", "_", ".", "-", " ", "\n", "\u0085", "\u2028", "\ufeff", "é", "漢", "{", "}", "]", "[", "\\", "/", "@", "1,", "'", "\""];

    [Fact]
    public async Task Translation_MatchesAsDotNetDoes()
    {
        // The generator gives the cases; the oracle judges all of them in one run.
        var cases = Pieces.Where(piece => IsPattern(piece) && EcmaPattern.TryTranslate(piece) is not null).SelectMany(piece => Bits.Select(bit => (Pattern: piece, Translated: EcmaPattern.TryTranslate(piece)!, Text: bit))).ToList();
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[1, 4], Gen.Int[0, Bits.Length - 1].Array[0, 4].Array[6]).Sample(
            (pieces, texts) =>
            {
                var pattern = string.Concat(pieces.Select(piece => Pieces[piece]));
                if (IsPattern(pattern) && EcmaPattern.TryTranslate(pattern) is { } translated)
                {
                    lock (cases)
                    {
                        cases.AddRange(texts.Select(text => (pattern, translated, string.Concat(text.Select(bit => Bits[bit])))));
                    }
                }
            },
            iter: 500);
        var patterns = cases.Select(one => one.Translated).Distinct(StringComparer.Ordinal).ToList();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = new JsonObject(patterns.Select((pattern, index) =>
                KeyValuePair.Create<string, JsonNode?>($"p{index}", new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{pattern})$" }))),
        };

        var judged = await Oracles.JudgeAsync(
            schema.ToJsonString(), cases.Select(one => new JsonObject { [$"p{patterns.IndexOf(one.Translated)}"] = one.Text }.ToJsonString()));

        Assert.True(cases.Count > 1_000, $"{cases.Count} cases");
        Assert.Contains(true, judged);
        for (var index = 0; index < cases.Count; index++)
        {
            var expected = Regex.IsMatch(cases[index].Text, $@"\A(?:{cases[index].Pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            Assert.True(expected == judged[index], $"/{cases[index].Pattern}/ as /{cases[index].Translated}/ on {JsonSerializer.Serialize(cases[index].Text)}");
        }
    }

    [Theory]
    [InlineData(@"\bword")]
    [InlineData("(?i)a")]
    [InlineData("(?<name>a)")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData(@"[\W]")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData(@"\A")]
    [InlineData("(a")]
    [InlineData("[a")]
    [InlineData("a)")]
    [InlineData("a\\")]
    [InlineData(@"\x4")]
    [InlineData(@"\ud800")]
    public void PatternWithoutAnEqual_IsLeftOut(string pattern) => Assert.Null(EcmaPattern.TryTranslate(pattern));

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
