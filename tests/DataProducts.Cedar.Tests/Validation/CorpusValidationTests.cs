using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class CorpusValidationTests
{
    private static readonly ValidationOptions Before413 = new() { Release = CedarRelease.Cedar412 };

    [Fact]
    public void Corpus_IsValidatedAsCedar412And413Do()
    {
        var cases = TarGz.Read("cedar-conformance/corpus-dev.tar.gz", name => !name.EndsWith(".entities.json", StringComparison.Ordinal));
        var oracle = TarGz.Read("cedar-conformance/corpus-dev-oracle-wasm-4.13.0.tar.gz");
        var changed = File.ReadAllLines(TestKit.Conformance.Find("cedar-conformance/validates-in-4.13-only.txt")).ToHashSet();
        var wrong = new List<string>();
        int policies = 0, kinds = 0, places = 0, withFindings = 0;
        foreach (var (file, text) in cases.Where(file => file.Key.EndsWith(".cedar", StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var stem = file[..^".cedar".Length];
            var schema = CedarSchema.Parse(cases[$"{stem}.cedarschema"], "");
            var set = PolicySet.Parse(text, "");
            var result = PolicyValidator.Validate(set, schema);
            using var answer = JsonDocument.Parse(oracle[$"corpus-oracle/{name}.oracle.json"]);
            var theirs = answer.RootElement.GetProperty("validate");
            var theirErrors = OracleFinding.Read(theirs.GetProperty("validationErrors"));
            var theirWarnings = OracleFinding.Read(theirs.GetProperty("validationWarnings"));
            if (result.IsValid != (theirErrors.Count == 0))
            {
                wrong.Add($"{name}: Cedar 4.13 finds {theirErrors.Count} errors; {string.Join('\n', result.Errors)}");
            }

            using var one = JsonDocument.Parse(cases[$"{stem}.json"]);
            var older = PolicyValidator.Validate(set, schema, Before413);
            if (older.IsValid != one.RootElement.GetProperty("shouldValidate").GetBoolean()
                || (changed.Contains(name) && !older.Errors.All(error => error.Code == CedarCodes.NoApplicableAction)))
            {
                wrong.Add($"{name}: Cedar 4.12 says otherwise; {string.Join('\n', older.Errors)}");
            }

            policies++;
            if (theirErrors.Count + theirWarnings.Count > 0)
            {
                withFindings++;
                var ours = OracleFinding.Of(result.Errors.Concat(result.Warnings), text, set.Policies[0]);
                var all = OracleFinding.Comparable(theirErrors, theirWarnings).ToList();
                kinds += OracleFinding.Kinds(ours).SequenceEqual(OracleFinding.Kinds(all)) ? 1 : 0;
                places += ours.ToHashSet().SetEquals(all) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{policies} policies; of {withFindings} with findings, {kinds} have the same kinds, {places} at the same places");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.Equal(3910, policies);

        // Two differ in scripts: Cedar looks at a pattern with its escapes written out, we at what it matches. Places differ where a set holds
        // two types, which we say at the element, and where Cedar counts a parenthesis in.
        Assert.InRange(kinds, 1384, withFindings);
        Assert.InRange(places, 1308, withFindings);
    }

    [Fact]
    public void CorpusEntitiesAndRequests_ConformAsRustSays()
    {
        var cases = TarGz.Read("cedar-conformance/corpus-dev.tar.gz", name => !name.EndsWith(".cedar", StringComparison.Ordinal));
        var answers = TarGz.Read("cedar-conformance/corpus-dev-rust-validation.tar.gz");
        var checks = new ConformityComparison();
        foreach (var (file, answer) in answers)
        {
            var stem = $"corpus-tests/{Path.GetFileName(file)[..^".validation.json".Length]}";
            checks.Compare(stem, answer, cases[$"{stem}.json"], cases[$"{stem}.entities.json"], CedarSchema.Parse(cases[$"{stem}.cedarschema"], ""));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{checks.Entities} entities, {checks.Requests} requests");
        Assert.True(checks.Wrong.Count == 0, string.Join('\n', checks.Wrong.Take(40)));
        Assert.InRange(checks.Entities, 20_000, int.MaxValue);
        Assert.InRange(checks.Requests, 30_000, int.MaxValue);
    }
}
