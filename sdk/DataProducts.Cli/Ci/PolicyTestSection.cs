using DataProducts.Cli.Cedar;
using DataProducts.Contracts;
using DataProducts.Testing;

namespace DataProducts.Cli.Ci;

/// <summary>Do the policies decide as their tests say?</summary>
internal static class PolicyTestSection
{
    private const string Title = "Policy tests";

    public static (CiSection Section, IReadOnlyList<PolicyCase> Held) Of(CiInputs inputs, ProductManifest product, PoliciesUnderTest? policies)
    {
        var folder = Path.Combine(inputs.Places.Policies, PolicyTestFile.FolderName);
        if (policies is null)
        {
            return (CiSection.Skipped(Title, inputs.People is null ? $"there is no file {inputs.Places.People}" : "the policies cannot be used"), []);
        }

        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.json").Length == 0)
        {
            return (CiSection.Skipped(Title, $"no *.json file in {folder}"), []);
        }

        var tests = PolicyTestFile.ReadFolder(folder, product.Id);
        var cases = tests.Select(test => CaseOf(policies, test)).ToList();
        var section = new CiSection(Title, Counted.Of((tests.Count, "test", "tests")), cases, []);
        return (section, section.Outcome == CiOutcome.Passed ? tests : []);
    }

    private static CiCase CaseOf(PoliciesUnderTest policies, PolicyCase test)
    {
        var wrong = PolicyAssert.Check(policies, test);
        return new CiCase(NameOf(test), wrong.Count == 0 ? CiOutcome.Passed : CiOutcome.Failed, string.Join('\n', wrong));
    }

    // A name is a sentence of the team's; without one the test says itself what it is.
    private static string NameOf(PolicyCase test) => test.Name is { Length: > 0 } name ? name : test.ToString();
}
