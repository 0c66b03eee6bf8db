namespace DataProducts.Contracts;

/// <summary>Compares how a column is protected.</summary>
internal static class ProtectionChanges
{
    /// <summary>The names of <c>Classification</c>, the mildest first; a name that is not here is taken for milder than any.</summary>
    internal static readonly string[] Classifications = ["Internal", "Confidential", "Restricted"];

    public static IEnumerable<ContractChange> Between(string path, FieldShape before, FieldShape after)
    {
        if (before.Classification != after.Classification)
        {
            var message = $"The classification is {after.Classification} instead of {before.Classification}.";
            yield return Rank(after) > Rank(before)
                ? Rule.Dangerous(Rule.ProtectionRaised, path, message)
                : Rule.Breaking(Rule.ProtectionLowered, path, message);
        }

        if (before.Mask != after.Mask)
        {
            yield return Rule.Breaking(Rule.ProtectionLowered, path, "What stands in the place of a value that policy hides is another mask.");
        }

        if (after.Regimes.Except(before.Regimes).ToList() is { Count: > 0 } gained)
        {
            yield return Rule.Dangerous(Rule.ProtectionRaised, path, $"The column is under {Shown.List(gained)} too.");
        }

        if (before.Regimes.Except(after.Regimes).ToList() is { Count: > 0 } lost)
        {
            yield return Rule.Breaking(Rule.ProtectionLowered, path, $"The column is no longer under {Shown.List(lost)}.");
        }

        switch (before.Pii, after.Pii)
        {
            case (null, { } now):
                yield return Rule.Dangerous(Rule.ProtectionRaised, path, $"The column is personal ({now.Kind}) and holds tokens.");
                break;
            case ({ } was, null):
                yield return Rule.Breaking(Rule.ProtectionLowered, path, $"The column is no longer personal ({was.Kind}).");
                break;
            case ({ } was, { } now) when was.Kind != now.Kind:
                yield return Rule.Breaking(Rule.ProtectionLowered, path, $"The column holds {now.Kind} instead of {was.Kind}.");
                break;
            case ({ } was, { } now) when was.Mode != now.Mode:
                yield return Rule.Breaking(Rule.MeaningChanged, path, $"The lake holds {now.Mode} instead of {was.Mode} in the value's place, which joins with nothing of before.");
                break;
            case ({ } was, { } now) when was.Scope != now.Scope:
                yield return Rule.Breaking(
                    Rule.MeaningChanged, path, $"Tokens join over the {now.Scope} instead of the {was.Scope}, and with none of before.");
                break;
            case ({ } was, { } now) when was.KeepSpelling != now.KeepSpelling:
                yield return Rule.Dangerous(
                    Rule.SpellingChanged, path, now.KeepSpelling
                        ? "Whoever may open a value gets it as its source spells it, no longer as it was normalised."
                        : "Whoever may open a value gets it as it was normalised, no longer as its source spells it.");
                break;
        }
    }

    private static int Rank(FieldShape column) => Array.IndexOf(Classifications, column.Classification);
}
