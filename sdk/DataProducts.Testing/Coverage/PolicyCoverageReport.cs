namespace DataProducts.Testing;

/// <summary>A changed policy, and whether a test noticed.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Path">The policy's file.</param>
/// <param name="Line">The line of the change in the file, from 1.</param>
/// <param name="Column">The column of the change, from 1.</param>
/// <param name="Kind">How it was changed.</param>
/// <param name="Change">What was changed, for a person.</param>
/// <param name="NoticedBy">The first test that fails with it, for a person; null if none does.</param>
public sealed record MutantResult(string Policy, string Path, int Line, int Column, MutationKind Kind, string Change, string? NoticedBy);

/// <summary>Which changes of a product's policies its tests would notice.</summary>
/// <param name="Product">The product.</param>
/// <param name="Tests">How many tests there are.</param>
/// <param name="Policies">How many policies the team has.</param>
/// <param name="Mutants">The changed policies that are valid, in the order of files and text.</param>
/// <param name="Refused">How many changed policies the build would refuse, so that no test has to notice them.</param>
public sealed record PolicyCoverageReport(string Product, int Tests, int Policies, IReadOnlyList<MutantResult> Mutants, int Refused)
{
    /// <summary>Gets the changed policies that no test notices.</summary>
    public IReadOnlyList<MutantResult> Unnoticed => [.. Mutants.Where(one => one.NoticedBy is null)];

    /// <summary>Gets the policies that could be deleted without any test noticing, by their ids.</summary>
    public IReadOnlyList<string> Untested => [.. Unnoticed.Where(one => one.Kind == MutationKind.Deleted).Select(one => one.Policy)];

    /// <summary>Gets the share of the changed policies that a test notices, 0 to 1; 1 where there are none.</summary>
    public double Share => Mutants.Count == 0 ? 1 : (Mutants.Count - Unnoticed.Count) / (double)Mutants.Count;
}
