namespace DataProducts.Contracts;

/// <summary>Compares the columns of a port: which came, which went, which have another name, and in which order they stand.</summary>
internal static class ColumnListChanges
{
    public static IEnumerable<ContractChange> Between(PortShape before, PortShape after)
    {
        var (was, now) = (ByName(before.Columns), ByName(after.Columns));
        var renamed = Renamed(before, after, was, now);
        return
        [
            .. OfKnown(before, after, now, renamed), .. OfNew(before, after, was, renamed), .. OfRetired(before, after, now),
            .. FieldListChanges.OfOrder(after.Name, before.Columns, after.Columns),
        ];
    }

    private static IEnumerable<ContractChange> OfKnown(
        PortShape before, PortShape after, Dictionary<string, FieldShape> now, Dictionary<string, FieldShape> renamed)
    {
        foreach (var column in before.Columns)
        {
            var path = $"{after.Name}.{column.Name}";
            if (now.TryGetValue(column.Name, out var same))
            {
                foreach (var change in ColumnChanges.Between(path, column, same))
                {
                    yield return change;
                }
            }
            else if (renamed.TryGetValue(column.Name, out var other))
            {
                yield return Rule.Breaking(Rule.ColumnRenamed, path, $"The column is called '{other.Name}' now.");
                foreach (var change in ColumnChanges.Between($"{after.Name}.{other.Name}", column, other))
                {
                    yield return change;
                }
            }
            else
            {
                var advice = after.Retired.Contains(column.Name) ? string.Empty : $" Keep its name from use: [Retired(\"{column.Name}\")].";
                yield return Rule.Breaking(Rule.ColumnRemoved, path, $"The column was removed.{advice}");
            }
        }
    }

    private static IEnumerable<ContractChange> OfNew(
        PortShape before, PortShape after, Dictionary<string, FieldShape> was, Dictionary<string, FieldShape> renamed)
    {
        var known = new HashSet<string>([.. was.Keys, .. renamed.Values.Select(column => column.Name)], StringComparer.Ordinal);
        foreach (var column in after.Columns.Where(column => !known.Contains(column.Name)))
        {
            yield return before.Retired.Contains(column.Name)
                ? Rule.Breaking(Rule.RetiredName, $"{after.Name}.{column.Name}", "The name was retired: files, queries and reports know it with another meaning.")
                : FieldListChanges.OfNew($"{after.Name}.{column.Name}", column, column.Default);
        }
    }

    private static IEnumerable<ContractChange> OfRetired(PortShape before, PortShape after, Dictionary<string, FieldShape> now)
    {
        var forgotten = before.Retired.Except(after.Retired).Where(name => !now.ContainsKey(name)).ToList();
        if (forgotten.Count > 0)
        {
            yield return Rule.Breaking(Rule.RetiredName, after.Name, $"Retired names are no longer kept from use: {Shown.List(forgotten)}.");
        }

        var retired = after.Retired.Except(before.Retired).ToList();
        if (retired.Count > 0)
        {
            yield return Rule.Safe(Rule.TextChanged, after.Name, $"Names are retired: {Shown.List(retired)}.");
        }
    }

    // A manifest has no ids of fields: a column that went and one that came, from one column of the source, are taken for one.
    private static Dictionary<string, FieldShape> Renamed(
        PortShape before, PortShape after, Dictionary<string, FieldShape> was, Dictionary<string, FieldShape> now)
    {
        var gone = before.Columns.Where(column => column.Source is not null && !now.ContainsKey(column.Name)).ToLookup(column => column.Source);
        var come = after.Columns.Where(column => column.Source is not null && !was.ContainsKey(column.Name)).ToLookup(column => column.Source);
        var renamed = new Dictionary<string, FieldShape>(StringComparer.Ordinal);
        foreach (var old in gone.Where(old => old.Count() == 1 && come[old.Key].Count() == 1))
        {
            renamed.Add(old.Single().Name, come[old.Key].Single());
        }

        return renamed;
    }

    // A name that stands twice is refused where a manifest is made; the first of them is as good as any.
    private static Dictionary<string, FieldShape> ByName(IReadOnlyList<FieldShape> columns) =>
        columns.GroupBy(column => column.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
