using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace DataProducts.Contracts.Tests;

/// <summary>Baselines and lists of suppressed changes: what is written is read, and what somebody else wrote is refused.</summary>
public sealed class BaselineTests
{
    private const string Path = "contracts/x.odcs.yaml";

    [Theory]
    [MemberData(nameof(ManifestWriterTests.Manifests), MemberType = typeof(ManifestWriterTests))]
    public void Baseline_IsReadAsItWas_WithEitherLineEnd(string json)
    {
        var manifest = ManifestReader.Parse(json);
        var text = ContractBaseline.Render(manifest);

        Assert.StartsWith(OdcsRenderer.Render(manifest), text, StringComparison.Ordinal);
        Assert.All(
            [text, text.Replace("\n", "\r\n", StringComparison.Ordinal)],
            one => Assert.Equal(JsonSerializer.Serialize(manifest), JsonSerializer.Serialize(ContractBaseline.Parse(one, Path))));
    }

    // Every column is a line of its own, so that a review shows what changed and branches merge.
    [Fact]
    public void OneChangedColumn_IsOneLine_BesideTheContractAndTheDigest()
    {
        var lines = ContractBaseline.Render(Mutations.Product).Split('\n');
        var changed = Mutations.All.Single(one => one.Name == "int to long").Apply(Mutations.Product);
        var others = ContractBaseline.Render(changed).Split('\n').Except(lines).ToList();

        Assert.Equal(2, others.Count(line => line.StartsWith('#')));
        Assert.Contains(others, line => line.StartsWith("#   {\"name\":\"rank\"", StringComparison.Ordinal));
    }

    // Any one character that is another, is missing or is one more.
    [Fact]
    public void OneCharacterChanged_IsNoticed()
    {
        var text = ContractBaseline.Render(Samples.Manifest(Samples.AccessModel));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, 2]).Sample(
            (at, c, how) =>
            {
                var changed = how switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, c.ToString()),
                    _ => text.Remove(at, 1).Insert(at, c.ToString()),
                };
                return changed == text || BaselineText.TryRead(changed) is null or { IsIntact: false };
            },
            iter: 1_000);
    }

    [Fact]
    public void HostileText_StaysOneLineOfAComment() =>
        Assert.Equal(
            JsonSerializer.Serialize(Samples.Hostile()), JsonSerializer.Serialize(ContractBaseline.Parse(ContractBaseline.Render(Samples.Hostile()), Path)));

    // The small parser of the editor agrees with the one of .NET, on what is JSON and on what is none.
    [Fact]
    public void Parser_TakesWhatTheOneOfDotNetTakes() => Gen
        .Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, Edits.Length - 1].Select(index => Edits[index]))
        .Array[0, 3]
        .Sample(
            edits =>
            {
                var json = edits.Aggregate(Sample, (text, edit) => text.Remove(Math.Min(edit.Item1, text.Length - 1), 1).Insert(Math.Min(edit.Item1, text.Length - 1), edit.Item2));
                return (JsonParser.TryParse(json) is not null) == IsJson(json);
            },
            iter: 3_000);

    [Theory]
    [InlineData(64, true)]
    [InlineData(100_000, false)]
    public void Parser_HasALimitOfDepth(int depth, bool parsed) =>
        Assert.Equal(parsed, JsonParser.TryParse(new string('[', depth) + new string(']', depth)) is not null);

    [Theory]
    [InlineData("""{"suppressions":[]}""", "DP0000")]
    [InlineData("""{"$schema":"x","suppressions":[{"product":"a.b","rule":7,"place":"b.c","reason":"r","expires":"2026-11-23"}]}""", "DP0000")]
    [InlineData("""{"suppressions":[{"product":"a.b","rule":7,"place":"b.c","reason":"r","expires":"2026-11-22"}]}""", "DP1253")]
    [InlineData("""{"suppressions":[{"product":"a.b","rule":7,"place":"b.c","reason":"r","expires":"soon"}]}""", "DP1252")]
    [InlineData("""{"suppressions":[{"product":"a.b","rule":7,"place":"b.c","expires":"2026-11-23"}]}""", "DP1252")]
    [InlineData("""{"suppressions":[{"product":"a.b","rule":99,"place":"b.c","reason":"r","expires":"2026-11-23"}]}""", "DP1252")]
    [InlineData("""{"suppressions":[{"product":"a.b","rule":7,"place":"b.c","reason":"r","expires":"2026-11-23","until":"x"}]}""", "DP1252")]
    [InlineData("""{"suppressions":[7]}""", "DP1252")]
    [InlineData("""{"suppression":[]}""", "DP1252")]
    [InlineData("[]", "DP1252")]
    [InlineData("", "DP1252")]
    public void Suppressions_NeedAReasonAndADay(string json, string id)
    {
        var refused = Record.Exception(() => DiffSuppressions.Parse(json, "diff.suppressions.json", new DateOnly(2026, 11, 23)));

        Assert.Equal(id, (refused as DataProductException)?.Id ?? "DP0000");
    }

    private static readonly string[] Edits =
        ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "\\u12", "\n", "\u0001", "null", "tru", " "];

    private static string Sample { get; } = ManifestWriter.Write(Samples.Manifest(Samples.AccessModel));

    private static bool IsJson(string json)
    {
        try
        {
            // A name twice is JSON by the letter of the standard, and refused by every reader of ours.
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) is not null || json.Trim() == "null";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
