namespace DataProducts.Contracts;

/// <summary>Compares two versions of a column.</summary>
internal static class ColumnChanges
{
    public static IEnumerable<ContractChange> Between(string path, ColumnManifest before, ColumnManifest after)
    {
        if (before.Type != after.Type)
        {
            yield return OfType(path, before.Type, after.Type);
        }

        if (before.Nullable != after.Nullable)
        {
            yield return after.Nullable
                ? Rule.Breaking(Rule.Nullable, path, "Rows may lack a value, which readers do not expect.")
                : Rule.Breaking(Rule.Required, path, "A value is required, but rows of before may lack it.");
        }

        foreach (var change in OfProtection(path, before, after))
        {
            yield return change;
        }

        if (!string.Equals(before.Source, after.Source, StringComparison.Ordinal) || before.SourceOptional != after.SourceOptional)
        {
            yield return Rule.Dangerous(Rule.SourceChanged, path, "The value comes from the source in another way; it may mean something else.");
        }

        if (!string.Equals(before.Description, after.Description, StringComparison.Ordinal)
            || !string.Equals(before.Property, after.Property, StringComparison.Ordinal))
        {
            yield return Rule.Safe(Rule.TextChanged, path, "The description, or the property's name in C#, changed.");
        }
    }

    private static ContractChange OfType(string path, LakeType before, LakeType after)
    {
        var message = $"The type is {after} instead of {before}.";
        return (before.Kind, after.Kind) switch
        {
            (LakeKind.Int, LakeKind.Long) or (LakeKind.Float, LakeKind.Double) => Rule.Dangerous(Rule.TypeWidened, path, message),
            (LakeKind.Decimal, LakeKind.Decimal) when after.Scale == before.Scale && after.Precision > before.Precision =>
                Rule.Dangerous(Rule.TypeWidened, path, message),
            (LakeKind.Date, LakeKind.TimestampTz) => Rule.Breaking(Rule.DateToTime, path, message),
            _ => Rule.Breaking(Rule.TypeChanged, path, message),
        };
    }

    private static IEnumerable<ContractChange> OfProtection(string path, ColumnManifest before, ColumnManifest after)
    {
        if (before.Classification != after.Classification)
        {
            var message = $"The classification is {after.Classification} instead of {before.Classification}.";
            yield return after.Classification < before.Classification
                ? Rule.Breaking(Rule.ProtectionLowered, path, message)
                : Rule.Dangerous(Rule.ProtectionRaised, path, message);
        }

        if (before.Mask != after.Mask)
        {
            yield return Rule.Breaking(Rule.ProtectionLowered, path, $"The mask is {after.Mask} instead of {before.Mask}.");
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
                yield return Rule.Breaking(Rule.MeaningChanged, path, "Tokens are made in another way and join with none of before.");
                break;
        }
    }
}
