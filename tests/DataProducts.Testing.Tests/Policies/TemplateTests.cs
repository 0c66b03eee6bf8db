using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;
using ProductNamespace1;

namespace DataProducts.Testing.Tests.Policies;

/// <summary>The policy tests that <c>dotnet new dataproduct</c> brings, as they are for each choice of jurisdictions.</summary>
public sealed class TemplateTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "templates", "DataProducts.Templates", "content", "dataproduct");

    [Theory]
    [InlineData("EU,IN,CH,US,MC")]
    [InlineData("MC")]
    [InlineData("IN,US")]
    public void TemplatesTests_HoldAndMissNoPolicy(string jurisdictions)
    {
        var people = Instantiate("people.json", jurisdictions);
        var policies = new PoliciesUnderTest(
            ManifestReader.Parse(Manifest<Record1>()), PolicyFile.ReadFolder(Path.Combine(Folder, "policies")), PeopleFile.Parse(people, "people.json"), null, Bank.Noon);

        var report = PolicyCoverage.Of(policies, PolicyTestFile.Parse(Instantiate("policies/tests/access.json", jurisdictions), "access.json"));

        Assert.True(report.Unnoticed.Count == 0, CoverageText.ToText(report));
        Assert.Equal(6, report.Policies);
    }

    // What the template engine does with these two files.
    private static string Instantiate(string file, string jurisdictions)
    {
        var lines = new List<string>();
        var taken = true;
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("//#", StringComparison.Ordinal))
            {
                taken = trimmed == "//#endif" || jurisdictions.Split(',').Contains(trimmed["//#if (in".Length..].TrimEnd(')'));
            }
            else if (taken)
            {
                lines.Add(line.Replace("seat1", jurisdictions.Split(',')[0].ToLowerInvariant(), StringComparison.Ordinal));
            }
        }

        return string.Join('\n', lines);
    }

    private static string Manifest<TRow>()
        where TRow : class, IDataProductRow<TRow> => TRow.Manifest;
}
