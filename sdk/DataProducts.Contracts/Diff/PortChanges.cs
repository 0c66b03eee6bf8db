namespace DataProducts.Contracts;

/// <summary>Compares two versions of a port: what stands on it, its columns, its service levels.</summary>
internal static class PortChanges
{
    public static IEnumerable<ContractChange> Between(PortManifest before, PortManifest after) =>
        [.. OfPort(before, after), .. OfColumns(before, after), .. LevelChanges.Between(before, after)];

    private static IEnumerable<ContractChange> OfPort(PortManifest before, PortManifest after)
    {
        if (!before.Key.SequenceEqual(after.Key, StringComparer.Ordinal))
        {
            yield return Rule.Breaking(Rule.KeyChanged, after.Name, $"The key is ({List(after.Key)}) instead of ({List(before.Key)}).");
        }

        if (Differs(before.Subject, after.Subject))
        {
            yield return before.Subject is null
                ? Rule.Dangerous(Rule.ProtectionRaised, after.Name, $"Column '{after.Subject}' names the person whose data a row is.")
                : Rule.Breaking(Rule.ProtectionLowered, after.Name, $"Column '{before.Subject}' no longer names the person whose data a row is.");
        }

        if (Differs(before.JurisdictionColumn, after.JurisdictionColumn) || Differs(before.CountryColumn, after.CountryColumn))
        {
            yield return Rule.Breaking(Rule.MeaningChanged, after.Name, "A row's jurisdiction is told in another way.");
        }

        if (Differs(before.EventTime, after.EventTime))
        {
            yield return before.EventTime is null
                ? Rule.Safe(Rule.TextChanged, after.Name, $"Column '{after.EventTime}' says when something happened.")
                : Rule.Breaking(Rule.MeaningChanged, after.Name, $"Column '{before.EventTime}' no longer says when something happened.");
        }

        if (Differs(before.Record, after.Record))
        {
            yield return Rule.Safe(Rule.TextChanged, after.Name, "The record has another name in C#.");
        }
    }

    private static IEnumerable<ContractChange> OfColumns(PortManifest before, PortManifest after)
    {
        var renamed = Renamed(before, after);
        foreach (var column in before.Columns)
        {
            var path = $"{after.Name}.{column.Name}";
            if (after.FindColumn(column.Name) is { } now)
            {
                foreach (var change in ColumnChanges.Between(path, column, now))
                {
                    yield return change;
                }
            }
            else if (renamed.TryGetValue(column.Name, out var name))
            {
                yield return Rule.Breaking(Rule.ColumnRenamed, path, $"The column is called '{name}' now.");
                foreach (var change in ColumnChanges.Between($"{after.Name}.{name}", column, after.FindColumn(name)!))
                {
                    yield return change;
                }
            }
            else
            {
                yield return Rule.Breaking(Rule.ColumnRemoved, path, "The column was removed.");
            }
        }

        foreach (var column in after.Columns.Where(column => before.FindColumn(column.Name) is null && !renamed.ContainsValue(column.Name)))
        {
            var path = $"{after.Name}.{column.Name}";
            yield return column.Nullable
                ? Rule.Safe(Rule.NullableColumnAdded, path, "The column is new; rows may lack it.")
                : Rule.Breaking(Rule.RequiredColumnAdded, path, "The column is new and required, but rows of before lack it.");
        }

        var kept = before.Columns.Select(column => column.Name).Where(name => after.FindColumn(name) is not null);
        var order = after.Columns.Select(column => column.Name).Where(name => before.FindColumn(name) is not null);
        if (!kept.SequenceEqual(order, StringComparer.Ordinal))
        {
            yield return Rule.Safe(Rule.OrderChanged, after.Name, "The columns stand in another order; name them, and never select '*' by place.");
        }
    }

    // A manifest has no ids of fields: a column that went and one that came, from one column of the source, are taken for one.
    private static Dictionary<string, string> Renamed(PortManifest before, PortManifest after)
    {
        var gone = before.Columns.Where(column => column.Source is not null && after.FindColumn(column.Name) is null).ToList();
        var come = after.Columns.Where(column => column.Source is not null && before.FindColumn(column.Name) is null).ToList();
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var old in gone)
        {
            if (gone.Count(one => !Differs(one.Source, old.Source)) == 1 && come.Where(one => !Differs(one.Source, old.Source)).ToList() is [var one])
            {
                renamed.Add(old.Name, one.Name);
            }
        }

        return renamed;
    }

    private static string List(IReadOnlyList<string> columns) => columns.Count == 0 ? "none" : string.Join(", ", columns);

    private static bool Differs(string? before, string? after) => !string.Equals(before, after, StringComparison.Ordinal);
}
