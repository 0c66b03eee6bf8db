namespace DataProducts.Contracts;

/// <summary>Compares the fields of a struct, as columns are, and what columns and fields have in common.</summary>
internal static class FieldListChanges
{
    /// <summary>Compares what stands within a type; a change there is a change at its own path.</summary>
    public static IEnumerable<ContractChange> Between(string path, TypeShape before, TypeShape after)
    {
        foreach (var field in before.Children)
        {
            var place = $"{path}.{field.Name}";
            if (after.Children.FirstOrDefault(one => one.Name == field.Name) is { } now)
            {
                foreach (var change in FieldChanges.Between(place, field, now))
                {
                    yield return change;
                }
            }
            else
            {
                yield return Rule.Breaking(Rule.ColumnRemoved, place, "The field was removed.");
            }
        }

        foreach (var field in after.Children.Where(field => before.Children.All(one => one.Name != field.Name)))
        {
            yield return OfNew($"{path}.{field.Name}", field, byDefault: null);
        }

        foreach (var change in OfOrder(path, before.Children, after.Children))
        {
            yield return change;
        }
    }

    public static ContractChange OfNew(string path, FieldShape field, string? byDefault) => (field.Nullable, byDefault) switch
    {
        (true, _) => Rule.Safe(Rule.NullableColumnAdded, path, "It is new; rows may lack it."),
        (false, not null) => Rule.Dangerous(
            Rule.DefaultedColumnAdded, path, $"It is new and required; rows of before have {Shown.Of(byDefault)} once they are hydrated anew."),
        _ => Rule.Breaking(Rule.RequiredColumnAdded, path, "It is new and required, but rows of before lack it."),
    };

    public static IEnumerable<ContractChange> OfOrder(string path, IReadOnlyList<FieldShape> before, IReadOnlyList<FieldShape> after)
    {
        var (was, now) = (Names(before), Names(after));
        if (!was.Where(now.Contains).SequenceEqual(now.Where(was.Contains)))
        {
            yield return Rule.Safe(Rule.OrderChanged, path, "The columns stand in another order; name them, and never select '*' by place.");
        }
    }

    private static List<string> Names(IReadOnlyList<FieldShape> fields) => [.. fields.Select(field => field.Name)];
}
