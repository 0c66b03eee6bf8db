namespace DataProducts.Contracts;

/// <summary>What must hold for the promises of a port: unique values, quality, retention, partitions.</summary>
internal static class PromiseRules
{
    /// <summary>Gives the member that is wrong and why, or null.</summary>
    public static (string Member, string Problem)? FindFault(PortManifest port)
    {
        return OfUnique(port) ?? OfRetention(port) ?? OfNames(port) ?? OfPartition(port);
    }

    private static (string Member, string Problem)? OfUnique(PortManifest port)
    {
        for (var index = 0; index < port.Columns.Count; index++)
        {
            if (port.Columns[index] is { Unique: true, Type.IsNested: true })
            {
                return ($"columns[{index}].unique", "stands on a nested column");
            }
        }

        return null;
    }

    private static (string Member, string Problem)? OfRetention(PortManifest port)
    {
        if (port.Retention?.Column is not { } name)
        {
            return null;
        }

        return port.FindColumn(name) switch
        {
            null => ("retention.column", "names a column that the port does not have"),
            { Pii: null, Type.Kind: LakeKind.TimestampTz or LakeKind.Date } => null,
            _ => ("retention.column", "is not a clear column of type timestamptz or date"),
        };
    }

    private static (string Member, string Problem)? OfNames(PortManifest port)
    {
        if (port.Quality.DistinctBy(rule => rule.Name, StringComparer.Ordinal).Count() != port.Quality.Count)
        {
            return ("quality", "has two rules with one name");
        }

        var retired = port.Retired.FirstOrDefault(name => port.FindColumn(name) is not null);
        return retired is null ? null : ("retired", $"names '{retired}', which is a column again");
    }

    private static (string Member, string Problem)? OfPartition(PortManifest port)
    {
        for (var index = 0; index < port.Partition.Count; index++)
        {
            var (name, transform) = (port.Partition[index].Column, port.Partition[index].Transform);
            var column = port.FindColumn(name);
            var problem = column is null ? "names a column that the port does not have"
                : column.Pii is not null ? "names a column of personal data: its tokens would be names of folders"
                : !CanPartition(column.Type.Kind, transform) ? $"cannot be made of type {column.Type}"
                : null;
            if (problem is not null)
            {
                return ($"partition[{index}]", problem);
            }
        }

        return null;
    }

    private static bool CanPartition(LakeKind kind, string transform) => transform switch
    {
        // Readers order UUIDs differently, and would leave out files that match; a bucket of them has no such order.
        "identity" => kind is not (LakeKind.Float or LakeKind.Double or LakeKind.Uuid or LakeKind.Struct or LakeKind.List or LakeKind.Map),
        "year" or "month" or "day" => kind is LakeKind.Date or LakeKind.TimestampTz,
        "hour" => kind is LakeKind.TimestampTz,
        _ when transform.StartsWith('b') => kind
            is not (LakeKind.Boolean or LakeKind.Float or LakeKind.Double or LakeKind.Struct or LakeKind.List or LakeKind.Map),
        _ => kind is LakeKind.Int or LakeKind.Long or LakeKind.Decimal or LakeKind.String or LakeKind.Binary,
    };
}
