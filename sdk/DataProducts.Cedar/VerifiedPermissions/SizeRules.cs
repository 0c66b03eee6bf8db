using System.Text;

namespace DataProducts.Cedar;

/// <summary>What the service asks of sizes: of each policy and template, of the policies of one resource, and of those that name
/// none.</summary>
/// <remarks>A static policy counts with its text. A template-linked policy counts with the names that fill its slots, its template not at all
/// ("Policy size per resource"). The service adds up to a few hundred bytes a policy, which it does not publish; they are not in the
/// sum.</remarks>
internal static class SizeRules
{
    public static void Check(VerifiedPermissionsInput input, List<CedarDiagnostic> found)
    {
        foreach (var template in input.Policies.Templates)
        {
            CheckOne("template", template.Id, template.Path, template.Span, Bytes(input, template.Body), found);
        }

        // The empty name, which no entity has, stands for no resource in particular; those policies share a sum of their own.
        var sums = new Dictionary<EntityUid, long>();
        foreach (var policy in input.Policies.Policies)
        {
            var bytes = policy.TemplateId is null
                ? Bytes(input, policy)
                : policy.SlotValues.Values.Sum(value => (long)Encoding.UTF8.GetByteCount(value.ToString()));
            if (policy.TemplateId is null)
            {
                CheckOne("policy", policy.Id, policy.Path, policy.Span, bytes, found);
            }

            var resource = policy.Resource.Entities is [var uid, ..] ? uid : new EntityUid("", "");
            var before = sums.GetValueOrDefault(resource);
            sums[resource] = before + bytes;
            const int Most = VerifiedPermissionsLimits.PolicyBytesPerResource;
            if (before <= Most && before + bytes > Most)
            {
                var of = resource.Type.Length > 0 ? $"of the resource {resource}" : "that name no resource";
                found.Add(new(VerifiedPermissionsCodes.ResourceSize, policy.Path, policy.Span.Line, policy.Span.Column,
                    FormattableString.Invariant($"With '{policy.Id}' the policies {of} pass {Most:N0} bytes together."),
                    "Name resources in scopes, group them, or use templates."));
            }
        }
    }

    private static void CheckOne(string what, string id, string path, SourceSpan span, long bytes, List<CedarDiagnostic> found)
    {
        if (bytes > VerifiedPermissionsLimits.PolicyBytes)
        {
            found.Add(new(VerifiedPermissionsCodes.PolicySize, path, span.Line, span.Column, FormattableString.Invariant(
                $"The {what} '{id}' is {bytes:N0} bytes long; the service takes {VerifiedPermissionsLimits.PolicyBytes:N0}."), "Split it."));
        }
    }

    private static long Bytes(VerifiedPermissionsInput input, Policy policy) =>
        input.Texts.TryGetValue(policy.Path, out var text) && policy.Span.Start + policy.Span.Length <= text.Length
            ? Encoding.UTF8.GetByteCount(text.AsSpan(policy.Span.Start, policy.Span.Length))
            : Encoding.UTF8.GetByteCount(PolicyText.Write(policy));
}
