using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads what concerns the product as a whole, and joins it with its own port.</summary>
internal static class ProductReader
{
    /// <summary>Gives the name of a product's own port: the part of the id after the dot.</summary>
    public static string PortName(AttributeData annotation)
    {
        var id = IdOf(annotation);
        return id.Substring(id.IndexOf('.') + 1);
    }

    public static Product Read(INamedTypeSymbol record, AttributeData annotation, Port port, Findings findings)
    {
        var id = IdOf(annotation);
        var version = annotation.Argument("Version") as string ?? "1.0.0";
        var domain = annotation.Argument("Domain") as string ?? id.Split('.')[0];
        var owner = annotation.Argument("Owner") as string;
        var description = annotation.Argument("Description") as string;
        var jurisdiction = annotation.Argument("Jurisdiction") as string;
        CheckIdentity(record, annotation, id, domain, version, jurisdiction, findings);
        CheckOwnership(record, annotation, owner, description, findings);
        if (record.Annotation(KnownTypes.DataProductPortAttribute) is { } further)
        {
            findings.Add(
                Concern.Contradiction, further.Place(), record, "is a product's own record and so cannot be a port of another; take one away",
                Remedy.RemoveAnnotation);
        }

        return new(
            id, domain, NullIfBlank(owner), version, NullIfBlank(description), port.JurisdictionColumn is null ? jurisdiction : null,
            DerivationReader.Read(record, id, findings), new([port]))
        {
            Purposes = PurposeReader.Read(record, annotation, findings),
            Regimes = RegimeReader.Read(record, findings),
        };
    }

    private static string IdOf(AttributeData annotation) => annotation.Argument(0) as string ?? "";

    private static void CheckIdentity(
        INamedTypeSymbol record, AttributeData annotation, string id, string domain, string version, string? jurisdiction, Findings findings)
    {
        if (!Names.IsProductId(id))
        {
            findings.Add(
                Concern.Identity, annotation.Place(), record, $"has no valid product id; write {Names.IdForm}, a letter first",
                Remedy.RewriteId);
        }
        else if (!Names.IsName(domain))
        {
            findings.Add(Concern.Identity, annotation.Place(), record, "has no valid domain; write it in [a-z0-9_], a letter first");
        }

        if (!SemanticVersion.IsValid(version))
        {
            findings.Add(
                Concern.Identity, annotation.Place(), record, "has no semantic version (semver.org); write for example 1.0.0",
                Remedy.RewriteVersion);
        }

        if (jurisdiction is not null && !Names.IsJurisdiction(jurisdiction))
        {
            findings.Add(
                Concern.Identity, annotation.Place(), record,
                "has no valid jurisdiction; write its code of two capital letters, for example EU");
        }
    }

    private static void CheckOwnership(
        INamedTypeSymbol record, AttributeData annotation, string? owner, string? description, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(owner))
        {
            findings.Remark(
                Concern.Ownership, annotation.Place(), record,
                "has no owner; write Owner = \"team@company\", who answers for it", Remedy.AddOwner);
        }

        if (string.IsNullOrWhiteSpace(description))
        {
            findings.Remark(
                Concern.Ownership, annotation.Place(), record,
                "has no description; write Description = \"…\", what one row is", Remedy.AddDescription);
        }
    }

    public static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
