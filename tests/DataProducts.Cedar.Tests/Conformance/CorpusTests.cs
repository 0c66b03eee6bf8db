using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class CorpusTests
{
    // All 3,910 cases agree today; a case that we come to refuse instead is a step back.
    private const int LeastAgreed = 3910;

    [Fact]
    public void Corpus_AgreesInDecisionReasonsErrorsAndValidation()
    {
        var changed = File.ReadAllLines(TestKit.Conformance.Find("cedar-conformance/validates-in-4.13-only.txt")).ToHashSet();
        var cases = Read(TestKit.Conformance.Find("cedar-conformance/corpus-dev.tar.gz"));
        Check(cases, changed, LeastAgreed);
    }

    [Fact]
    public void HandwrittenCases_Agree()
    {
        var root = TestKit.Conformance.Find("cedar-conformance");
        var cases = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.json", SearchOption.AllDirectories).Select(path =>
        {
            var json = File.ReadAllText(path);
            using var document = JsonDocument.Parse(json);
            string Text(string name) => File.ReadAllText(Path.Combine(root, document.RootElement.GetProperty(name).GetString()!));
            return new ConformanceCase(Path.GetRelativePath(root, path), json, Text("policies"), Text("schema"), Text("entities"));
        });
        Check(cases, [], 22);
    }

    private static void Check(IEnumerable<ConformanceCase> cases, HashSet<string> changed, int leastAgreed)
    {
        var agreed = 0;
        var refused = new List<string>();
        var disagreed = new List<string>();
        foreach (var one in cases)
        {
            try
            {
                var found = one.Disagreements(changed.Contains(one.Name));
                agreed += found.Count == 0 ? 1 : 0;
                disagreed.AddRange(found);
            }
            catch (CedarException refusal)
            {
                refused.Add($"{one.Name}: {refusal.Message}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{agreed} cases agree, {refused.Count} are refused");
        Assert.True(disagreed.Count == 0, $"{disagreed.Count} disagree:\n{string.Join("\n", disagreed.Take(40))}");
        Assert.True(agreed >= leastAgreed, $"Only {agreed} agree; refused:\n{string.Join('\n', refused.Take(40))}");
    }

    private static IEnumerable<ConformanceCase> Read(string archive)
    {
        var files = Archive.Read(archive);
        return files.Keys.Where(name => name.EndsWith(".cedar", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            var stem = name[..^".cedar".Length];
            return new ConformanceCase(Path.GetFileName(stem), files[stem + ".json"], files[name], files[stem + ".cedarschema"], files[stem + ".entities.json"]);
        });
    }
}
