namespace DataProducts.Contracts;

/// <summary>What must hold between the members of a manifest, beyond the form of each.</summary>
internal static class ManifestRules
{
    public static void Check(ProductManifest manifest)
    {
        if (manifest.Ports.Count == 0)
        {
            throw ManifestErrors.Contradictory("ports", "is empty");
        }

        CheckSources(manifest);
        CheckRegimes(manifest.Regimes, "regimes");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < manifest.Ports.Count; index++)
        {
            var (port, path) = (manifest.Ports[index], $"ports[{index}]");
            Demand(names.Add(port.Name), $"{path}.name", "is the name of two ports");
            Demand(!SqlTableName.IsMajor(port.Name), $"{path}.name", "is a name that stands for a major version of the product, such as v1");
            CheckColumns(port, path);
            CheckReferences(port, path);
            CheckJurisdiction(manifest.Jurisdiction is not null, port, path);
            CheckSubject(port, path);
            if (PromiseRules.FindFault(port) is { } fault)
            {
                throw ManifestErrors.Contradictory($"{path}.{fault.Member}", fault.Problem);
            }
        }

        var isOwn = string.Equals(manifest.Ports[0].Name, manifest.Name, StringComparison.Ordinal);
        Demand(isOwn, "ports[0].name", "is not the product's own name");
    }

    private static void CheckSources(ProductManifest manifest)
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < manifest.DerivedFrom.Count; index++)
        {
            var (source, place) = (manifest.DerivedFrom[index], $"derivedFrom[{index}]");
            Demand(ManifestNames.IsProductId(source), place, "is not a product of the form domain.product in lower case");
            Demand(!string.Equals(source, manifest.Id, StringComparison.Ordinal), place, "is the product itself");
            Demand(sources.Add(source), place, "is a product that stands there twice");
        }
    }

    // Names of regimes become ids in policies, and whoever misspells one is told so.
    private static void CheckRegimes(IReadOnlyList<string> regimes, string path)
    {
        for (var index = 0; index < regimes.Count; index++)
        {
            Demand(ManifestNames.IsRegime(regimes[index]), $"{path}[{index}]", "is no regime such as in.payment");
            Demand(!regimes.Take(index).Contains(regimes[index], StringComparer.Ordinal), $"{path}[{index}]", "stands there twice");
        }
    }

    private static void CheckColumns(PortManifest port, string path)
    {
        Demand(port.Columns.Count > 0, $"{path}.columns", "is empty");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var properties = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < port.Columns.Count; index++)
        {
            var (column, place) = (port.Columns[index], $"{path}.columns[{index}]");
            Demand(names.Add(column.Name), $"{place}.name", "is the name of two columns");
            Demand(properties.Add(column.Property), $"{place}.property", "is the property of two columns");
            var canHoldTokens = column.Pii is null || column.Type.Kind == LakeKind.String;
            Demand(canHoldTokens, $"{place}.type", "is not string, though the column holds tokens");
            CheckRegimes(column.Regimes, $"{place}.regimes");
            if (column.Pii is { } pii)
            {
                CheckPersonal(column, pii, place);
            }

            Demand(!column.SourceOptional || column.Source is not null, $"{place}.sourceOptional", "is true without a source");
        }
    }

    private static void CheckPersonal(ColumnManifest column, PiiManifest pii, string place)
    {
        var canJoin = pii.Mode is TokenMode.Deterministic or TokenMode.OneWay;
        Demand(canJoin || pii.Scope == JoinScope.Domain, $"{place}.pii.scope", "stands beside a mode whose tokens join nothing");
        var isVaulted = pii.Mode is TokenMode.Deterministic or TokenMode.Random;
        Demand(isVaulted || !pii.KeepSpelling, $"{place}.pii.keepSpelling", "is true beside a mode that puts nothing into a vault");
        Demand(column.Nullable || pii.Mode != TokenMode.Redact, $"{place}.nullable", "is false, though the column is redacted and always null");
    }

    private static void CheckReferences(PortManifest port, string path)
    {
        for (var index = 0; index < port.Key.Count; index++)
        {
            var place = $"{path}.key[{index}]";
            var column = Find(port, port.Key[index], place);
            Demand(!column.Nullable, place, "is a column that may be null");
            Demand(!column.Type.IsNested, place, "is a nested column, which names no row");
            Demand(!port.Key.Take(index).Contains(port.Key[index], StringComparer.Ordinal), place, "stands in the key twice");
        }

        if (port.EventTime is not null)
        {
            var type = Find(port, port.EventTime, $"{path}.eventTime").Type.Kind;
            Demand(type is LakeKind.TimestampTz or LakeKind.Date, $"{path}.eventTime", "is not a column of type timestamptz or date");
        }

        for (var index = 0; index < port.ServiceLevels.Count; index++)
        {
            if (port.ServiceLevels[index] is CompletenessLevel level)
            {
                Find(port, level.Column, $"{path}.serviceLevels[{index}].column");
            }
        }
    }

    private static void CheckJurisdiction(bool isFixed, PortManifest port, string path)
    {
        var place = $"{path}.jurisdictionColumn";
        if (isFixed)
        {
            var isAlone = port.JurisdictionColumn is null && port.CountryColumn is null;
            Demand(isAlone, place, "stands beside a fixed jurisdiction of the product");
            return;
        }

        Demand(port.JurisdictionColumn is not null, place, "is missing, and the product has no fixed jurisdiction");
        Demand(port.CountryColumn is not null, $"{path}.countryColumn", "is missing");
        Find(port, port.CountryColumn!, $"{path}.countryColumn");

        // Policies read it, and it chooses vault and table: it is derived, always there, and clear.
        var column = Find(port, port.JurisdictionColumn!, place);
        var derived = column is { Nullable: false, IsClear: true, Source: null, Type.Kind: LakeKind.String };
        Demand(derived, place, "is not a clear, derived column of type string that is never null");
    }

    private static void CheckSubject(PortManifest port, string path)
    {
        var place = $"{path}.subject";
        if (port.Subject is null)
        {
            var isImpersonal = port.Columns.All(column => column.Pii is null);
            Demand(isImpersonal, place, "is missing, though a column is personal: nobody could ask for erasure");
            return;
        }

        Demand(!Find(port, port.Subject, place).Nullable, place, "is a column that may be null");
    }

    private static ColumnManifest Find(PortManifest port, string column, string place) =>
        port.FindColumn(column) ?? throw ManifestErrors.Contradictory(place, "names a column that the port does not have");

    private static void Demand(bool holds, string member, string problem)
    {
        if (!holds)
        {
            throw ManifestErrors.Contradictory(member, problem);
        }
    }
}
