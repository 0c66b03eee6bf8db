using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>The 110 cases that cedar-go made for its validator, with the Rust crate's answers.</summary>
public sealed class ValidatorCaseTests
{
    private const string Folder = "B-cedar-extra/cedar-go-validate/";

    private static readonly ValidationOptions Before413 = new() { Release = CedarRelease.Cedar412 };

    [Fact]
    public async Task EveryCase_IsValidatedAsRustDoes()
    {
        var files = TarGz.Read("cedar-conformance/extra.tar.gz", name => name.StartsWith(Folder, StringComparison.Ordinal));
        var stems = files.Keys.Where(name => name.EndsWith(".validation.json", StringComparison.Ordinal)).Select(name => name[..^".validation.json".Length]).ToList();
        var checks = new ConformityComparison();
        var wrong = checks.Wrong;
        var calls = new JsonArray();
        var ours = new List<(string Text, Policy Policy, ValidationResult Result)>();
        foreach (var stem in stems)
        {
            var schema = CedarSchema.Parse(files[$"{stem}.cedarschema"], "");
            var answer = files[$"{stem}.validation.json"];
            checks.Compare(stem, answer, files[$"{stem}.json"], files[$"{stem}.entities.json"], schema);
            var set = PolicySet.Parse(files[$"{stem}.cedar"], stem, PolicyNaming.ByPosition);
            var older = PolicyValidator.Validate(set, schema, Before413);
            using var verdicts = JsonDocument.Parse(answer);
            foreach (var verdict in verdicts.RootElement.GetProperty("policyValidation").GetProperty("perPolicy").EnumerateObject())
            {
                var errors = older.Errors.Where(error => error.PolicyId == verdict.Name).ToList();
                if (errors.Count == 0 != verdict.Value.GetProperty("strict").GetBoolean())
                {
                    wrong.Add($"{stem} {verdict.Name}: {string.Join('\n', errors)}; Rust {verdict.Value}");
                }
            }

            // One call a policy, so that places are in its own text.
            foreach (var policy in set.Policies)
            {
                var text = files[$"{stem}.cedar"].Substring(policy.Span.Start, policy.Span.Length);
                var alone = PolicySet.Parse(text, "", PolicyNaming.ByPosition);
                ours.Add((text, alone.Policies[0], PolicyValidator.Validate(alone, schema)));
                calls.Add(new JsonObject { ["schema"] = files[$"{stem}.cedarschema"], ["policies"] = new JsonObject { ["staticPolicies"] = text } });
            }
        }

        using var output = JsonDocument.Parse(await TestKit.NodeOracle.RunAsync("cedar", "validate.mjs", [], calls.ToJsonString()));
        int found = 0, kinds = 0, places = 0;
        foreach (var ((text, policy, result), theirs) in ours.Zip(output.RootElement.EnumerateArray()))
        {
            var (theirErrors, theirWarnings) = (OracleFinding.Read(theirs.GetProperty("errors")), OracleFinding.Read(theirs.GetProperty("warnings")));
            if (result.IsValid != (theirErrors.Count == 0))
            {
                wrong.Add($"{text}: {string.Join('\n', result.Errors)}; Cedar {theirs}");
            }

            var all = OracleFinding.Comparable(theirErrors, theirWarnings).ToList();
            if (all.Count > 0)
            {
                var mine = OracleFinding.Of(result.Errors.Concat(result.Warnings), text, policy);
                found++;
                kinds += OracleFinding.Kinds(mine).SequenceEqual(OracleFinding.Kinds(all)) ? 1 : 0;
                places += mine.ToHashSet().SetEquals(all) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{stems.Count} cases, {ours.Count} policies; of {found} with findings, {kinds} have the same kinds, {places} at the same places");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(110, stems.Count);

        // One differs: what a record lacks Cedar says once for each type that holds the record, we say it once.
        Assert.InRange(kinds, 235, found);
        Assert.InRange(places, 211, found);
    }
}
