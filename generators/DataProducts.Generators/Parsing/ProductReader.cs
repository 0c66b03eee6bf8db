using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads what concerns the whole record, and joins it with the columns.</summary>
internal static class ProductReader
{
    public static Product? Read(
        INamedTypeSymbol record, AttributeData annotation, ColumnList columns, Findings findings, CancellationToken cancellation)
    {
        var id = annotation.Argument(0) as string ?? "";
        var version = annotation.Argument("Version") as string ?? "1.0.0";
        var domain = annotation.Argument("Domain") as string ?? id.Split('.')[0];
        var owner = annotation.Argument("Owner") as string;
        var description = annotation.Argument("Description") as string;
        CheckIdentity(record, annotation, id, domain, version, findings);
        CheckOwnership(record, annotation, owner, description, findings);
        ColumnListRules.Check(columns, findings);

        var key = columns.With(KnownTypes.KeyAttribute);
        if (key.Length == 0)
        {
            findings.Add(Concern.Identity, record, "has no key; mark the properties that name a row with [Key]");
        }

        var subject = SubjectReader.Read(record, columns, key, findings);
        var jurisdiction = JurisdictionReader.Read(record, annotation, columns, findings);
        var levels = ServiceLevelReader.Read(record, columns, findings);
        cancellation.ThrowIfCancellationRequested();
        return new(
            id, domain, NullIfBlank(owner), version, NullIfBlank(description), jurisdiction.Fixed, RecordNameReader.Read(record),
            new([.. columns.Columns]), new(key), subject, jurisdiction.Column, jurisdiction.Country,
            FirstOrNull(columns.With(KnownTypes.EventTimeAttribute)), levels);
    }

    private static void CheckIdentity(
        INamedTypeSymbol record, AttributeData annotation, string id, string domain, string version, Findings findings)
    {
        if (!Names.IsProductId(id))
        {
            findings.Add(Concern.Identity, annotation.Place(), record, $"has no valid product id; write {Names.IdForm}, a letter first");
        }
        else if (!Names.IsName(domain))
        {
            findings.Add(Concern.Identity, annotation.Place(), record, "has no valid domain; write it in [a-z0-9_], a letter first");
        }

        if (!SemanticVersion.IsValid(version))
        {
            findings.Add(Concern.Identity, annotation.Place(), record, "has no semantic version (semver.org); write for example 1.0.0");
        }
    }

    private static void CheckOwnership(
        INamedTypeSymbol record, AttributeData annotation, string? owner, string? description, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(owner))
        {
            findings.Remark(
                Concern.Ownership, annotation.Place(), record,
                "has no owner; write Owner = \"team@company\", who answers for it");
        }

        if (string.IsNullOrWhiteSpace(description))
        {
            findings.Remark(
                Concern.Ownership, annotation.Place(), record,
                "has no description; write Description = \"…\", what one row is");
        }
    }

    private static int? FirstOrNull(int[] columns) => columns.Length > 0 ? columns[0] : null;

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
