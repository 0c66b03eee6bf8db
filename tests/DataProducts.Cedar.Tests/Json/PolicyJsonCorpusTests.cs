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
