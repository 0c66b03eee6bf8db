using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class PolicyJsonCorpusTests
{
    [Fact]
    public void Corpus_JsonAndTextOfPolicies_AreWhatCedarGives()
    {
        ConformanceArchive.Check(ConformanceArchive.Ids, Check);
        Assert.Equal(3910, ConformanceArchive.Ids.Count);
    }

    [Fact]
    public void SamplesAndUseCases_BecomeJsonAndBackWithTheirTemplates()
    {
        var templates = 0;
        var sets = 0;
        foreach (var (name, content) in ConformanceArchive.Extra.Where(file => file.Key.EndsWith(".cedar", StringComparison.Ordinal)))
        {
            PolicySet set;
            try
            {
                set = PolicySet.Parse(System.Text.Encoding.UTF8.GetString(content), name, PolicyNaming.ByPosition);
            }
            catch (CedarSyntaxException)
            {
                continue;
            }

            var read = PolicyJson.ParseSet(PolicyJson.Write(set), name);
            Assert.Equal(set.Policies.Length, read.Policies.Length);
            Assert.All(set.Policies.Zip(read.Policies), pair => Assert.Null(SameAst.Difference(pair.First, pair.Second)));
            Assert.All(set.Templates.Zip(read.Templates), pair => Assert.Null(SameAst.Difference(pair.First.Body, pair.Second.Body)));
            sets++;
            templates += set.Templates.Length;
        }

        Assert.InRange(sets, 100, 1000);
        Assert.InRange(templates, 3, 1000);
    }

    private static string? Check(string id)
    {
        using var answer = JsonDocument.Parse(ConformanceArchive.Answer(id));
        var theirs = answer.RootElement.GetProperty("policyToJson").GetProperty("json");
        var parsed = Parse(ConformanceArchive.Case(id, ".cedar"));

        using var ours = JsonDocument.Parse(PolicyJson.Write(parsed));
        if (!JsonElement.DeepEquals(ours.RootElement, theirs))
        {
            return $"our JSON is {ours.RootElement}\nCedar's is {theirs}";
        }

        var read = PolicyJson.ParsePolicy(theirs.GetRawText(), "oracle.json", "policy0");
        return Differs("Cedar's JSON", parsed, read)
            ?? Differs("our text of Cedar's JSON", parsed, Parse(PolicyText.Write(read)))
            ?? Differs("Cedar's text", parsed, Parse(answer.RootElement.GetProperty("policyToText").GetProperty("text").GetString()!));
    }

    private static Policy Parse(string text) => PolicySet.Parse(text, "corpus.cedar").Policies.Single();

    private static string? Differs(string what, Policy one, Policy other) =>
        SameAst.Difference(one, other) is { } part ? $"{what} differs in its {part}: {PolicyText.Write(one)} {PolicyText.Write(other)}" : null;
}
