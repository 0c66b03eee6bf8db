using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Says how many policies and templates there are.</summary>
internal static class PolicyCount
{
    public static string Of(PolicySet policies)
    {
        var links = policies.Policies.Count(policy => policy.TemplateId is not null);
        return Counted.Of(
            (policies.Policies.Length - links, "policy", "policies"), (policies.Templates.Length, "template", "templates"), (links, "link", "links"));
    }
}
