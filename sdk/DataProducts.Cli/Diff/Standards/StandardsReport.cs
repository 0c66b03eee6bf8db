using DataProducts.Access;
using DataProducts.Cli.Ci;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>What another version of the standards changes for products.</summary>
/// <param name="After">The other version, and where it was found.</param>
/// <param name="Products">The products, each with its changes.</param>
/// <param name="FailOn">What counts as a finding.</param>
internal sealed record StandardsReport(StandardsSource After, IReadOnlyList<ComparedStandards> Products, FailOn FailOn) : IDiffReport
{
    public int ExitCode => Products.Any(product => product.Changes.Any(change => IsFinding(product, change))) ? Cli.ExitCode.Finding : Cli.ExitCode.Done;

    /// <summary>Tells whether a change is a finding. The versions of two packages say nothing of each other.</summary>
    public bool IsFinding(ComparedStandards product, StandardsChange change) =>
        FailOn.IsFinding(
            change.Level,
            product.Before.Name == After.Package.Name
            && new ContractDiff(product.Product.Id, product.Before.Version, After.Package.Version, []).IsVersionedFor(change.Level));

    public CiReport ToSections() => StandardsSection.ReportOf(this);

    public void WriteText() => StandardsReportOutput.Write(this);

    public void WriteJson() => JsonOutput.Write(StandardsReportDocument.Of(this), CliJson.Default.StandardsReportDocument);
}

/// <summary>A product and what the other version changes for it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Before">The standards that it is built or registered with.</param>
/// <param name="Changes">The changes, the gravest first.</param>
/// <param name="PolicyFiles">How many policies of its team were looked at.</param>
/// <param name="Subscribers">Who relies on it, as far as is known, where a change is more than safe.</param>
internal sealed record ComparedStandards(
    ProductManifest Product, StandardsPackage Before, IReadOnlyList<StandardsChange> Changes, int PolicyFiles, IReadOnlyList<string> Subscribers)
{
    public ChangeLevel? Level => Changes.Count == 0 ? null : Changes[0].Level;

    /// <summary>Says from which version to which the product would move.</summary>
    public string Move(StandardsPackage after) => Before.Name == after.Name
        ? $"{Before.Name} {Before.Version} → {after.Version}"
        : $"{Before.Name} {Before.Version} → {after.Name} {after.Version}";
}
