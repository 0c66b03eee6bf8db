using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.Testing;

namespace DataProducts.Cli.Ci;

/// <summary>Looks at every product of the assembly, topic by topic.</summary>
internal static class CiRun
{
    public static CiReport Of(CiInputs inputs, DateTimeOffset now) =>
        new([.. inputs.Products.OrderBy(product => product.Id, StringComparer.Ordinal).Select(product => Of(inputs, product, now))]);

    private static CiProduct Of(CiInputs inputs, ProductManifest product, DateTimeOffset now)
    {
        var policies = PolicySection.Of(inputs, product);
        var usable = policies.Outcome is not (CiOutcome.Failed or CiOutcome.Skipped);
        var model = usable
            ? AccessModel.Build(product, inputs.PoliciesOf(product), inputs.Standards, DateOnly.FromDateTime(now.UtcDateTime))
            : null;
        var tested = usable && inputs.People is { } people
            ? new PoliciesUnderTest(product, inputs.PoliciesOf(product), people, inputs.Standards, now)
            : null;
        var (tests, held) = PolicyTestSection.Of(inputs, product, tested);
        var (access, plan) = AccessSection.Of(inputs, model, now);
        var name = product.HasNewerMajorIn(inputs.Products) ? product.Reference.ToString() : product.Id;
        return new CiProduct(
            name, product.Version, [policies, tests, CoverageSection.Of(tested, held), ContractSection.Of(inputs, product), access], plan);
    }
}
