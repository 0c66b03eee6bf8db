using DataProducts.Access;
using DataProducts.Cli.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Cli.Ci;

/// <summary>Are the policies Cedar, and do they fit the product's schema? The same check as the build's.</summary>
internal static class PolicySection
{
    private const string Title = "Policies";

    public static CiSection Of(CiInputs inputs, ProductManifest product)
    {
        var files = inputs.PoliciesOf(product);
        if (files.Count == 0)
        {
            return CiSection.Skipped(Title, $"no *.cedar file in {inputs.Places.Policies}, so nobody may see anything");
        }

        var findings = PolicyCheck.Of([product], files, inputs.Standards);
        var byFile = findings.ToLookup(finding => finding.Path, StringComparer.Ordinal);
        var places = files.Select(file => file.Path).Concat(byFile.Select(group => group.Key)).Distinct(StringComparer.Ordinal);
        return new CiSection(
            Title,
            Counted.Of((files.Count, "file", "files"), (findings.Count, "finding", "findings")),
            [
                .. places.Select(path => new CiCase(
                    path,
                    byFile[path].Any(finding => !finding.IsWarning) ? CiOutcome.Failed : byFile[path].Any() ? CiOutcome.Warned : CiOutcome.Passed,
                    string.Join('\n', byFile[path]))),
            ],
            [.. findings.Select(FindingsOutput.ResultOf)]);
    }
}
