using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Contracts;

/// <summary>Writes the policies that follow from a product's contract: what it denies, whatever a team's own policies permit.</summary>
/// <remarks>
/// They forbid only. What a contract permitted by itself would be open before its team had said so, and no team could close it again.
/// Each reads nothing that may be missing, so none can err and be passed over; each names its product, so that the policies of many
/// products can stand in one store.
/// </remarks>
public static class CedarPolicyRenderer
{
    /// <summary>What the ids of these policies start with; a team's own do not.</summary>
    public const string IdPrefix = "contract.";

    /// <summary>Renders the policies.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>Cedar text with <c>\n</c> at the end of each line: no policy where the contract denies nothing.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"// What the contract of {manifest.Id} denies (generated). The team's own policies permit; these are in force beside them.\n");
        if (manifest.Purposes.Count > 0)
        {
            AppendPurposes(output, manifest);
        }

        var kinds = KindsThatItOpensNot(manifest);
        if (kinds.Count > 0)
        {
            AppendKinds(output, manifest, kinds);
        }

        return output.ToString();
    }

    private static void AppendPurposes(StringBuilder output, ProductManifest manifest)
    {
        var reason = CedarValue.Of($"the contract of {manifest.Id} allows it for {string.Join(", ", manifest.Purposes)} only");
        var purposes = string.Join(", ", manifest.Purposes.Select(purpose => Name("Purpose", purpose)));
        var other = $"unless {{ context has purpose && context.purpose in [{purposes}] }};\n";
        output.Append($"\n@id(\"{IdPrefix}{manifest.Id}.purpose.rows\")\n@reason({reason})\n");
        output.Append($"forbid (\n  principal,\n  action in [{Action("readRow")}, {Action("readColumn")}],\n  resource in {Product(manifest)}\n)\n{other}");
        output.Append($"\n@id(\"{IdPrefix}{manifest.Id}.purpose.tokens\")\n@reason({reason})\n");
        AppendTokens(output, manifest, $"action in {Action("detokenise")}", $"\n{other}");
    }

    // A token space is the domain's: without this, who subscribes to one of its products could open tokens of another.
    private static void AppendKinds(StringBuilder output, ProductManifest manifest, List<PiiKind> kinds)
    {
        output.Append($"\n@id(\"{IdPrefix}{manifest.Id}.tokens\")\n");
        output.Append($"@reason(\"{manifest.Id} has no column of this kind that can be opened, so a subscription to it opens none\")\n");
        AppendTokens(output, manifest, $"action in [{string.Join(", ", kinds.Select(kind => Action($"detokenise:{kind}")))}]", ";\n");
    }

    private static void AppendTokens(StringBuilder output, ProductManifest manifest, string action, string end)
    {
        output.Append($"forbid (\n  principal,\n  {action},\n  resource is {RowEntityType.Namespace}::TokenSpace\n)\n");
        output.Append($"when {{ context has grant && context.grant.product == {Product(manifest)} }}{end}");
    }

    private static List<PiiKind> KindsThatItOpensNot(ProductManifest manifest)
    {
        var has = manifest.Ports.SelectMany(port => port.Columns).Where(column => column.Pii is { CanBeOpened: true }).Select(column => column.Pii!.Kind).ToHashSet();
        return [.. Enum.GetValues<PiiKind>().Where(kind => !has.Contains(kind))];
    }

    private static string Product(ProductManifest manifest) => Name("Product", manifest.Id);

    private static string Action(string id) => Name("Action", id);

    private static string Name(string type, string id) => new EntityUid($"{RowEntityType.Namespace}::{type}", id).ToString();
}
