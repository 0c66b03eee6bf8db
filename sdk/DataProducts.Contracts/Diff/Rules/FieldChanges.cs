namespace DataProducts.Contracts;

/// <summary>Compares what a column and a field within one have in common: type, whether a value may be missing, the values of an
/// enumeration, limits, words.</summary>
internal static class FieldChanges
{
    public static IEnumerable<ContractChange> Between(string path, FieldShape before, FieldShape after) =>
    [
        .. OfType(path, before.Type, after.Type), .. OfPresence(path, before, after), .. OfValues(path, before, after),
        .. LimitChanges.Between(path, before, after), .. OfWords(path, before, after),
    ];

    private static IEnumerable<ContractChange> OfType(string path, TypeShape before, TypeShape after)
    {
        if (before.Text != after.Text)
        {
            return [OfPrimitive(path, before, after)];
        }

        IEnumerable<ContractChange> within = FieldListChanges.Between(path, before, after);
        return before.Unique == after.Unique ? within
            : [Rule.Breaking(Rule.KeyChanged, path, after.Unique ? "The elements are distinct now." : "The elements may repeat now."), .. within];
    }

    private static ContractChange OfPrimitive(string path, TypeShape before, TypeShape after)
    {
        var message = $"The type is {after} instead of {before}.";
        return (before.Kind, after.Kind) switch
        {
            ("int", "long") or ("float", "double") => Rule.Dangerous(Rule.TypeWidened, path, message),
            ("decimal", "decimal") when before.Digits is { } was && after.Digits is { } now && now.Scale == was.Scale && now.Precision > was.Precision =>
                Rule.Dangerous(Rule.TypeWidened, path, message),
            ("date", "timestamptz") => Rule.Breaking(Rule.DateToTime, path, message),
            _ => Rule.Breaking(Rule.TypeChanged, path, message),
        };
    }

    private static IEnumerable<ContractChange> OfPresence(string path, FieldShape before, FieldShape after)
    {
        if (before.Nullable != after.Nullable)
        {
            yield return after.Nullable
                ? Rule.Breaking(Rule.Nullable, path, "Rows may lack a value, which readers do not expect.")
                : Rule.Breaking(Rule.Required, path, "A value is required, but rows of before may lack it.");
        }
    }

    // Names have no order of meaning: that they stand in another one is no change.
    private static IEnumerable<ContractChange> OfValues(string path, FieldShape before, FieldShape after)
    {
        if (before.Type.Text != after.Type.Text)
        {
            yield break; // the change of the type says it
        }

        switch (before.Values.Count, after.Values.Count)
        {
            case (0, 0):
                yield break;
            case (0, _):
                yield return Rule.Breaking(Rule.ValuesNarrowed, path, $"Only these values are left of free text: {Shown.List(after.Values)}.");
                yield break;
            case (_, 0):
                yield return Rule.Dangerous(Rule.ValuesWidened, path, $"Any text may stand where these did: {Shown.List(before.Values)}.");
                yield break;
        }

        if (before.Values.Except(after.Values).ToList() is { Count: > 0 } lost)
        {
            yield return Rule.Breaking(Rule.ValueRemoved, path, $"Values were removed: {Shown.List(lost)}.");
        }

        if (after.Values.Except(before.Values).ToList() is { Count: > 0 } gained)
        {
            yield return Rule.Dangerous(Rule.ValueAdded, path, $"Values are new: {Shown.List(gained)}; code that lists them all does not know them.");
        }
    }

    private static IEnumerable<ContractChange> OfWords(string path, FieldShape before, FieldShape after)
    {
        if (before.Description != after.Description || before.Property != after.Property)
        {
            yield return Rule.Safe(Rule.TextChanged, path, "The description, or the property's name in C#, changed.");
        }

        if (before.Deprecated != after.Deprecated)
        {
            yield return Rule.Safe(Rule.TextChanged, path, after.Deprecated is null ? "It is no longer deprecated." : "It is deprecated: do not begin to use it.");
        }
    }
}
