using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The platform forbids something else, or a policy does not fit the new schema.</summary>
internal static class BaseForbidChanges
{
    public static IEnumerable<StandardsChange> Between(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage before, StandardsPackage after)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var (id, policy) in now)
        {
            if (!old.TryGetValue(id, out var was))
            {
                yield return Change(ChangeLevel.Breaking, id, $"A new base policy forbids: {Reason(policy)}");
            }
            else if (!string.Equals(Written(was), Written(policy), StringComparison.Ordinal))
            {
                yield return Change(ChangeLevel.Breaking, id, $"A base policy forbids in another way: {Reason(policy)}");
            }
        }

        foreach (var id in old.Keys.Where(id => !now.ContainsKey(id)))
        {
            yield return Change(ChangeLevel.Dangerous, id, $"A base policy is gone, so more may be seen; it was: {Reason(old[id])}");
        }

        foreach (var finding in NewFindings(product, policies, before, after))
        {
            yield return new(ChangeLevel.Breaking, $"{finding.Path}({finding.Line},{finding.Column})", $"The build would fail: {finding.Message}");
        }
    }

    private static SortedDictionary<string, Policy> ById(StandardsPackage standards)
    {
        var all = new SortedDictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var policy in standards.BaseForbids.SelectMany(file => PolicySet.Parse(file.Text, file.Path).Policies))
        {
            all.Add(policy.Annotations["id"], policy);
        }

        return all;
    }

    // Comments and layout are no change; the reason is, since those whom it denies read it.
    private static string Written(Policy policy) => PolicyJson.Write(policy);

    private static string Reason(Policy policy) => policy.Annotations["reason"];

    private static IEnumerable<CedarDiagnostic> NewFindings(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage before, StandardsPackage after) =>
        Findings(product, [.. policies, .. after.BaseForbids], after).Except(Findings(product, [.. policies, .. before.BaseForbids], before));

    private static IEnumerable<CedarDiagnostic> Findings(ProductManifest product, IReadOnlyList<PolicyFile> files, StandardsPackage standards)
    {
        var schema = CedarSchema.Parse(
            CedarSchemaRenderer.Render(product, standards.Jurisdictions.Jurisdictions), $"{product.Id}.cedarschema");
        return files.SelectMany(file => PolicyValidator.Validate(PolicySet.Parse(file.Text, file.Path), schema).Errors);
    }

    private static StandardsChange Change(ChangeLevel level, string what, string message) => new(level, $"policies {what}", message);
}
