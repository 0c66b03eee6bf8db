using System.Text.RegularExpressions;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Checks the policies of a standards package: each forbids, says why, bears an id of its own, and cannot err.</summary>
internal static partial class BaseForbids
{
    public const string IdPrefix = "base.";

    // Under its schema a policy of all products is checked where there is no product yet. Its row type has no attribute but
    // `jurisdiction`, so what a policy reads of rows must be guarded by `has`, or it would fit some products only.
    private const string AnyProduct = """
        {
          "manifestVersion": 1, "id": "any.product", "domain": "any", "version": "1.0.0", "jurisdiction": "EU",
          "ports": [{
            "name": "product", "record": "Any", "key": ["id"], "subject": "id", "serviceLevels": [],
            "columns": [{ "name": "id", "property": "Id", "type": "string", "nullable": false, "source": "id",
                          "pii": { "kind": "TaxId", "mode": "Deterministic" } }]
          }]
        }
        """;

    public static IReadOnlyList<PolicyFile> Check(IReadOnlyList<PolicyFile> files, IReadOnlyList<Jurisdiction> jurisdictions)
    {
        try
        {
            var schema = CedarSchema.Parse(
                CedarSchemaRenderer.Render(ManifestReader.Parse(AnyProduct), jurisdictions), "any.product.cedarschema");
            var set = PolicySet.Concat([.. files.Select(file => PolicySet.Parse(file.Text, file.Path))]);
            if (TeamPolicies.Templates(set).FirstOrDefault() is { } template)
            {
                throw new AccessException(StandardsErrors.BasePolicy, $"A base policy cannot be used:\n{template}");
            }

            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var policy in set.Policies)
            {
                Check(policy, ids);
            }

            PolicyValidator.ThrowIfInvalid(set, schema);
            return files;
        }
        catch (CedarException wrong)
        {
            throw new AccessException(StandardsErrors.BasePolicy, $"A base policy cannot be used:\n{wrong.Message}", wrong);
        }
    }

    private static void Check(Policy policy, HashSet<string> ids)
    {
        var id = policy.Annotations.GetValueOrDefault("id") ?? string.Empty;
        Refuse(
            policy, policy.Span, policy.Effect != PolicyEffect.Forbid,
            "a base policy forbids; what is permitted is for the domains to say");
        Refuse(
            policy, policy.Span, !IdPattern().IsMatch(id) || !ids.Add(id),
            "its @id is missing, stands twice, or is not like base.legal-hold");
        Refuse(
            policy, policy.Span, policy.Annotations.GetValueOrDefault("reason") is not { Length: > 0 },
            "it has no @reason for those whom it denies");
        foreach (var condition in policy.Conditions)
        {
            if (UnfailingExpressions.FirstThatMayFail(condition.Body) is { } culprit)
            {
                Refuse(
                    policy, culprit.Span, true,
                    "this may err at some request, and a forbid that errs is passed over by other Cedar engines");
            }
        }
    }

    private static void Refuse(Policy policy, SourceSpan span, bool wrong, string problem)
    {
        if (wrong)
        {
            throw new AccessException(StandardsErrors.BasePolicy, $"{policy.Path}({span.Line},{span.Column}): {problem}.");
        }
    }

    [GeneratedRegex(@"\Abase(\.[a-z0-9][a-z0-9-]{0,63}){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
