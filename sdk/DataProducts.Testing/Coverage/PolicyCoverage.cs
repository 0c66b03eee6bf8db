using DataProducts.Access;

namespace DataProducts.Testing;

/// <summary>Tells which policies the tests would miss: each is deleted and changed in turn, and a test has to fail.</summary>
public static class PolicyCoverage
{
    /// <summary>Measures what <see cref="PolicyAssert"/> asserted of the policies so far.</summary>
    /// <param name="policies">The policies.</param>
    /// <returns>The report.</returns>
    public static PolicyCoverageReport Of(PoliciesUnderTest policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return Of(policies, policies.Asserted);
    }

    /// <summary>Measures cases.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="cases">The cases; they hold as the policies are.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DataProductAssertionException">A case does not hold, so that it would seem to notice everything.</exception>
    public static PolicyCoverageReport Of(PoliciesUnderTest policies, IReadOnlyList<PolicyCase> cases)
    {
        PolicyAssert.Holds(policies, cases);
        var results = new List<MutantResult>();
        var refused = 0;
        var actions = new ProductActions(policies.Model.Schema, policies.Product);
        foreach (var file in policies.Files)
        {
            foreach (var mutant in PolicyMutator.Of(file.Text, file.Path, actions))
            {
                if (TryBuild(policies, file, mutant) is not { } model)
                {
                    refused++;
                    continue;
                }

                var noticed = cases.FirstOrDefault(one => PolicyCaseRun.Of(policies, model, one).Count > 0);
                results.Add(new MutantResult(
                    mutant.Policy, file.Path, mutant.Span.Line, mutant.Span.Column, mutant.Kind, mutant.Change,
                    noticed is null ? null : PolicyCaseText.Of(noticed)));
            }
        }

        return new PolicyCoverageReport(policies.Product.Id, cases.Count, PolicyCount(policies), results, refused);
    }

    private static int PolicyCount(PoliciesUnderTest policies) =>
        policies.Files.Sum(file => Cedar.PolicySet.Parse(file.Text, file.Path).Policies.Length);

    // Null where the build would refuse the policies, for example because an attribute is read that may be absent.
    private static AccessModel? TryBuild(PoliciesUnderTest policies, PolicyFile changed, PolicyMutant mutant)
    {
        try
        {
            return policies.With([.. policies.Files.Select(file => ReferenceEquals(file, changed) ? file with { Text = mutant.Text } : file)]);
        }
        catch (AccessException refused) when (refused.Id == AccessModel.WrongPolicies)
        {
            return null;
        }
    }
}
