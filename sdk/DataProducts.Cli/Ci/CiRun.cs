using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Cli.Ci;

/// <summary>Looks at every product of the assembly, topic by topic.</summary>
internal static class CiRun
{
    public static CiReport Of(CiInputs inputs, DateTimeOffset now) =>
        new([.. inputs.Products.OrderBy(product => product.Id, StringComparer.Ordinal).Select(product => Of(inputs, product, now))]);

    private static CiProduct Of(CiInputs inputs, ProductManifest product, DateTimeOffset now)
    {
        var policies = PolicySection.Of(inputs, product);
        var model = policies.Outcome is CiOutcome.Failed or CiOutcome.Skipped
            ? null
            : AccessModel.Build(product, inputs.PoliciesOf(product), inputs.Standards, DateOnly.FromDateTime(now.UtcDateTime));
        var (access, plan) = AccessSection.Of(inputs, model, now);
        return new CiProduct(product.Id, product.Version, [policies, ContractSection.Of(inputs.Contracts, product), access], plan);
    }
}
