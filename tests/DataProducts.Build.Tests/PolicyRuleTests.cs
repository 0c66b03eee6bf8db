using System.Globalization;
using System.Text.RegularExpressions;
using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>DP0301 and DP0302: what a product's policy says too widely.</summary>
public sealed partial class PolicyRuleTests : IDisposable
{
    private static readonly ProductManifest[] Products =
    [
        ManifestReader.Parse(Manifests.Of("retail.customers", "One row a customer.")),
        ManifestReader.Parse(Manifests.Of("retail.orders", "One row an order.")),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("permit (principal, action, resource);", "DP0301")]
    [InlineData("forbid (principal, action, resource);", "DP0301")]
    [InlineData("""permit (principal, action, resource) when { resource in DataProducts::Product::"retail.customers" };""", "DP0301")]
    [InlineData("""permit (principal, action, resource in DataProducts::Product::"retail.parcels");""", "DP0301")]
    [InlineData("""permit (principal, action, resource in DataProducts::Domain::"music");""", "DP0301")]
    [InlineData("""permit (principal, action, resource is DataProducts::Product);""", "DP0301")]
    [InlineData("""permit (principal, action, resource in DataProducts::Product::"retail.customers");""", null)]
    [InlineData("""permit (principal, action == DataProducts::Action::"subscribe", resource == DataProducts::Product::"retail.orders");""", null)]
    [InlineData("""permit (principal, action, resource in DataProducts::Domain::"retail");""", null)]
    [InlineData("""permit (principal, action == DataProducts::Action::"detokenise:EmailAddress", resource == DataProducts::TokenSpace::"EU/retail");""", null)]
    [InlineData("""permit (principal, action == DataProducts::Action::"detokenise:EmailAddress", resource == DataProducts::TokenSpace::"EU/music");""", "DP0301")]
    public void Scope_NamesTheProductOrItsDomain(string policy, string? code) => Assert.Equal(code, Codes("team.cedar", policy));

    [Theory]
    [InlineData("retail.orders", """resource in DataProducts::Product::"retail.customers" """, "DP0301")]
    [InlineData("retail.customers", """resource in DataProducts::Product::"retail.customers" """, null)]
    [InlineData("retail.customers", "resource is DataProducts::RetailCustomersRow", null)]
    public void FolderOfAProduct_IsOfThatProductAlone(string folder, string resource, string? code) => Assert.Equal(
        code, Codes($"{folder}/team.cedar", $"""permit (principal, action == DataProducts::Action::"readRow", {resource});"""));

    [Theory]
    [InlineData("""when { principal.home in DataProducts::Jurisdiction::"US" }""", "DP0302")]
    [InlineData("""when { principal.home == DataProducts::Jurisdiction::"US" }""", null)]
    [InlineData("""when { principal in DataProducts::Group::"temps" }""", null)]
    [InlineData("""when { context has purpose && context.purpose in DataProducts::Purpose::"campaigns" }""", null)]
    [InlineData("""unless { [resource.jurisdiction].containsAll(context.at) }""", null)]
    public void Forbid_ReadsTheRequestOnly(string condition, string? code)
    {
        const string Scope = """(principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers") """;

        Assert.Equal(code, Codes("team.cedar", "forbid " + Scope + condition + ";"));
        Assert.Null(Codes("team.cedar", "permit " + Scope + condition + ";"));
    }

    [Fact]
    public void Finding_IsAtThePolicysLine_AndSaysWhatToDo()
    {
        var path = Write("team.cedar", "\n\npermit (principal, action, resource);");

        var finding = BuildMessage.Of(Assert.Single(PolicyCheck.Run(Products, [path], StandardsPackage.Default)));

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{path}(3,1): error DP0301: "), finding, StringComparison.Ordinal);
        Assert.Contains("resource in DataProducts::Product::\"retail.customers\"", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DP0301")]
    [InlineData("DP0302")]
    public void Page_ShowsWhatIsWrongAndWhatIsRight(string id)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "analyzers", "rules", id + ".md"));
        var policies = CodeBlock().Matches(page).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, policies.Length);
        Assert.Equal(id, Codes("wrong.cedar", policies[0]));
        Assert.Null(Codes("right.cedar", policies[1]));
    }

    private string? Codes(string name, string policy)
    {
        var codes = PolicyCheck.Run(Products, [Write(name, policy)], StandardsPackage.Default).Where(one => !one.IsWarning).Select(one => one.Code).Distinct().ToList();
        return codes.Count == 0 ? null : string.Join(' ', codes);
    }

    private string Write(string name, string policy)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, policy);
        return path;
    }

    [GeneratedRegex("```cedar\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
