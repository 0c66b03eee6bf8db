namespace DataProducts.Testing;

/// <summary>Asserts what a product's policies let somebody see, by the decisions that queries and vaults make.</summary>
/// <example><code>
/// PolicyAssert.That(policies).Viewer("anna@bank.example").For("fraud-detection").In(Jurisdiction.EU)
///     .SeesSomeRows().SeesInClear("email", "city");
/// </code></example>
public static class PolicyAssert
{
    /// <summary>Starts with the policies.</summary>
    /// <param name="policies">The policies and the people that they decide about.</param>
    /// <returns>What is to be told who asks.</returns>
    public static PolicyAssertion That(PoliciesUnderTest policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return new PolicyAssertion(policies);
    }

    /// <summary>Starts with the policies that a platform of one test has in force.</summary>
    /// <param name="host">The platform.</param>
    /// <returns>What is to be told who asks.</returns>
    public static PolicyAssertion That(DataProductTestHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return That(host.Policies);
    }

    /// <summary>Checks one case, and asserts nothing.</summary>
    /// <param name="policies">The policies and the people that they decide about.</param>
    /// <param name="one">The case.</param>
    /// <returns>What is other than expected, and why; empty where all is as expected.</returns>
    /// <exception cref="DataProductException">The case names a person, purpose, port, column or attribute that there is not.</exception>
    public static IReadOnlyList<string> Check(PoliciesUnderTest policies, PolicyCase one)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(one);
        return PolicyCaseRun.Of(policies, policies.Model, one);
    }

    /// <summary>Asserts cases as a file holds them.</summary>
    /// <param name="policies">The policies and the people that they decide about.</param>
    /// <param name="cases">The cases, as <see cref="PolicyTestFile"/> reads them.</param>
    /// <exception cref="DataProductAssertionException">Some are other than expected; all of them are told.</exception>
    public static void Holds(PoliciesUnderTest policies, IEnumerable<PolicyCase> cases)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(cases);
        var wrong = new List<string>();
        foreach (var one in cases)
        {
            var found = Check(policies, one);
            wrong.AddRange(found.Select(text => $"{PolicyCaseText.Of(one)}\n{text}"));
            if (found.Count == 0)
            {
                policies.Keep(one);
            }
        }

        if (wrong.Count > 0)
        {
            throw new DataProductAssertionException(string.Join("\n\n", wrong));
        }
    }
}
