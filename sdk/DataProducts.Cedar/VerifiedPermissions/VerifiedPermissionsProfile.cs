namespace DataProducts.Cedar;

/// <summary>Says beforehand what Amazon Verified Permissions would refuse of policies, templates, a schema and entities that are sound
/// Cedar.</summary>
/// <remarks>Every rule has its source in <c>docs/verified-permissions.md</c>. The service is not asked: what it does not document is not
/// judged.</remarks>
public static class VerifiedPermissionsProfile
{
    /// <summary>Gives what the service would refuse, and as warnings what it takes by default only in part; ordered by file and place.</summary>
    /// <param name="input">What would be put into one policy store.</param>
    public static IReadOnlyList<CedarDiagnostic> Check(VerifiedPermissionsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = new List<CedarDiagnostic>();
        if ((input.SchemaJson ?? input.Schema?.ToJson()) is { } json)
        {
            SchemaRules.Check(json, input.SchemaPath, found);
        }

        TemplateRules.Check(input.Policies, found);
        SizeRules.Check(input, found);
        NameRules.Check(input.Policies, found);
        EntityRules.Check(input.Entities, found);
        if (input.Schema is { } schema)
        {
            AcceptanceRules.Check(input.Policies, schema, found);
        }

        return [.. found.Distinct()
            .OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Line).ThenBy(one => one.Column)];
    }
}
