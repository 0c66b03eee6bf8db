using DataProducts.Access;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Ci;

/// <summary>What came of one check.</summary>
internal enum CiOutcome
{
    /// <summary>As it should be.</summary>
    Passed = 0,

    /// <summary>There was nothing to look at; the summary says why.</summary>
    Skipped = 1,

    /// <summary>Somebody has to look; the run does not fail by it.</summary>
    Warned = 2,

    /// <summary>The run fails.</summary>
    Failed = 3,
}

/// <summary>One thing that was looked at: a row of the report, a test case of JUnit.</summary>
/// <param name="Name">What was looked at, for example <c>customers.email</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">What is wrong or worth knowing; empty where it is as it should be.</param>
internal sealed record CiCase(string Name, CiOutcome Outcome, string Message = "");

/// <summary>The cases of one topic.</summary>
/// <param name="Title">The topic, for example <c>Policies</c>.</param>
/// <param name="Summary">What was looked at, in a few words.</param>
/// <param name="Cases">The cases; none where nothing was to be looked at.</param>
/// <param name="Findings">What code scanning is told, with places.</param>
internal sealed record CiSection(string Title, string Summary, IReadOnlyList<CiCase> Cases, IReadOnlyList<SarifResult> Findings)
{
    public CiOutcome Outcome =>
        Cases.Select(one => one.Outcome).Where(outcome => outcome != CiOutcome.Skipped).DefaultIfEmpty(CiOutcome.Skipped).Max();

    public static CiSection Skipped(string title, string why) => new(title, why, [], []);
}

/// <summary>What is said about one product.</summary>
internal sealed record CiProduct(string Id, string Version, IReadOnlyList<CiSection> Sections, AccessPlan? Plan);

/// <summary>The whole run.</summary>
internal sealed record CiReport(IReadOnlyList<CiProduct> Products)
{
    public IEnumerable<CiSection> Sections => Products.SelectMany(product => product.Sections);

    public bool Failed => Sections.Any(section => section.Outcome == CiOutcome.Failed);
}
