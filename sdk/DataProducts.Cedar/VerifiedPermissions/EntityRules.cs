namespace DataProducts.Cedar;

/// <summary>What the service asks of the entities of a request: names, the number of ancestors, values that have a form there.</summary>
internal static class EntityRules
{
    // The years 0000 to 9999, which the service's form of a datetime can tell; in Cedar calculated ones reach further.
    private const long EarliestDateTime = -62_167_219_200_000;
    private const long LatestDateTime = 253_402_300_799_999;

    public static void Check(EntityStore entities, List<CedarDiagnostic> found)
    {
        foreach (var entity in entities.Entities.OrderBy(one => one.Uid.Type, StringComparer.Ordinal).ThenBy(one => one.Uid.Id, StringComparer.Ordinal))
        {
            if (NameRules.Problem(entity.Uid) is var (code, message))
            {
                found.Add(new(code, "", 0, 0, message));
            }

            var ancestors = entities.AncestorsOf(entity.Uid).Count;
            if (ancestors > VerifiedPermissionsLimits.Ancestors)
            {
                found.Add(new(VerifiedPermissionsCodes.Ancestors, "", 0, 0,
                    $"{entity.Uid} stands below {ancestors} others; the service takes {VerifiedPermissionsLimits.Ancestors}."));
            }

            if (entity.Attributes.Values.Concat(entity.Tags.Values).Any(HasNoForm))
            {
                found.Add(new(VerifiedPermissionsCodes.Value, "", 0, 0,
                    $"{entity.Uid} has a datetime outside the years 0 to 9999, which no attribute value of the service can tell.",
                    "Pass the entities as cedarJson.")
                { IsWarning = true });
            }
        }
    }

    private static bool HasNoForm(CedarValue value) => value.Kind switch
    {
        CedarKind.DateTime => value.AsUnixMilliseconds is < EarliestDateTime or > LatestDateTime,
        CedarKind.Set => value.Elements.Any(HasNoForm),
        CedarKind.Record => value.Fields.Values.Any(HasNoForm),
        _ => false,
    };
}
