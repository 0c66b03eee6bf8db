using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class FormatterTests
{
    private const int LeastEqual = 3910;

    [Fact]
    public void Corpus_KeepsItsMeaningAndReadsAsCedarsOwnFormatterWritesIt()
    {
        var policies = Archive.Read(TestKit.Conformance.Find("cedar-conformance/corpus-dev.tar.gz"));
        var equal = 0;
        var count = 0;
        string? different = null;
        foreach (var (name, json) in Archive.Read(TestKit.Conformance.Find("cedar-conformance/corpus-dev-oracle-wasm-4.13.0.tar.gz")))
        {
            using var oracle = JsonDocument.Parse(json);
            var theirs = oracle.RootElement.GetProperty("formatPolicies").GetProperty("formatted_policy").GetString()!;
            var id = Path.GetFileName(name).Replace(".oracle.json", "", StringComparison.Ordinal);
            var source = policies[$"corpus-tests/{id}.cedar"];
            var ours = Formatted.Checked(source);
            Assert.Equal(Meaning.Of(theirs), Meaning.Of(ours));
            count++;
            equal += ours == theirs ? 1 : 0;
            different += ours == theirs ? null : $"{id}\n--- ours\n{ours}\n--- theirs\n{theirs}\n";
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{equal} of {count} are equal to the byte\n{different}");
        Assert.Equal(3910, count);
        Assert.True(equal >= LeastEqual, $"Only {equal} of {count} are equal to the byte:\n{different}");
    }

    [Fact]
    public void Snapshots_KeepMeaningAndComments()
    {
        var files = Archive.Read(TestKit.Conformance.Find("cedar-conformance/extra.tar.gz"));
        var equal = 0;
        var count = 0;
        foreach (var (name, snapshot) in files.Where(file => file.Key.EndsWith(".snap", StringComparison.Ordinal)))
        {
            var theirs = snapshot.Split("\n---\n", 2)[1].Trim('\n') + '\n';
            var sourceName = $"B-cedar-extra/formatter/{Path.GetFileName(name).Split('@', 2)[1].Replace(".snap", "", StringComparison.Ordinal)}";
            var ours = Formatted.Checked(files.TryGetValue(sourceName, out var source) ? source : theirs);
            Assert.Equal(Meaning.Of(theirs), Meaning.Of(ours));
            count++;
            equal += ours.Trim('\n') == theirs.Trim('\n') ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{equal} of {count} snapshots are equal to the byte");
        Assert.True(count > 70, $"{count} snapshots");
    }
}
