using DataProducts.Cli.Ci;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>What a comparison of products found.</summary>
/// <param name="Products">The products that were compared.</param>
/// <param name="Unknown">The products that what they are compared with does not know: they are new.</param>
/// <param name="UnusedSuppressions">The entries of the list that suppress nothing any more.</param>
/// <param name="FailOn">What counts as a finding.</param>
internal sealed record DiffReport(
    IReadOnlyList<ComparedProduct> Products, IReadOnlyList<ProductManifest> Unknown, IReadOnlyList<string> UnusedSuppressions, FailOn FailOn)
    : IDiffReport
{
    public int ExitCode => Products.Any(product => product.Diff.Changes.Any(change => IsFinding(product.Diff, change)) || IsUnversioned(product.Diff))
        ? Cli.ExitCode.Finding
        : Cli.ExitCode.Done;

    public bool IsFinding(ContractDiff diff, ContractChange change) => FailOn.IsFinding(change.Level, diff.IsVersionedFor(change.Level));

    public CiReport ToSections() => ContractSection.ReportOf(this);

    public void WriteText() => DiffReportOutput.Write(this);

    public void WriteJson() => JsonOutput.Write(DiffReportDocument.Of(this), CliJson.Default.DiffReportDocument);

    // Also a version that is lowered without a change.
    private bool IsUnversioned(ContractDiff diff) => FailOn == FailOn.Unversioned && !diff.IsVersionSufficient;
}

/// <summary>A product that was compared.</summary>
/// <param name="Diff">The difference, without what is suppressed.</param>
/// <param name="Subscribers">Who relies on it, as far as is known.</param>
/// <param name="Path">A file that stands for the contract in reports.</param>
internal sealed record ComparedProduct(ContractDiff Diff, IReadOnlyList<string> Subscribers, string Path);
