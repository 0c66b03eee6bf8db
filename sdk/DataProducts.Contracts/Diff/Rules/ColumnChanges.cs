namespace DataProducts.Contracts;

/// <summary>Compares two versions of a column.</summary>
internal static class ColumnChanges
{
    public static IEnumerable<ContractChange> Between(string path, FieldShape before, FieldShape after) =>
    [
        .. FieldChanges.Between(path, before, after), .. ProtectionChanges.Between(path, before, after),
        .. OfMeaning(path, before, after),
    ];

    private static IEnumerable<ContractChange> OfMeaning(string path, FieldShape before, FieldShape after)
    {
        if (before.Unique != after.Unique)
        {
            yield return Rule.Breaking(Rule.KeyChanged, path, after.Unique ? "No two rows have one value now." : "Rows may have the same value now.");
        }

        if (before.Default != after.Default)
        {
            yield return Rule.Dangerous(
                Rule.DefaultChanged, path, $"A row whose source has no value gets {Shown.Of(after.Default)} instead of {Shown.Of(before.Default)}.");
        }

        if (before.Unit != after.Unit)
        {
            yield return before.Unit is null
                ? Rule.Safe(Rule.TextChanged, path, $"The unit is told: {Shown.Of(after.Unit)}.")
                : Rule.Breaking(Rule.MeaningChanged, path, $"The unit is {Shown.Of(after.Unit)} instead of {Shown.Of(before.Unit)}.");
        }

        if (before.References != after.References)
        {
            yield return before.References is null
                ? Rule.Safe(Rule.ReferenceChanged, path, $"Its values are those of {after.References}.")
                : Rule.Dangerous(Rule.ReferenceChanged, path, $"Its values are no longer those of {before.References}.");
        }

        if (before.Source != after.Source || before.SourceOptional != after.SourceOptional)
        {
            yield return Rule.Dangerous(Rule.SourceChanged, path, "The value comes from the source in another way; it may mean something else.");
        }
    }
}
