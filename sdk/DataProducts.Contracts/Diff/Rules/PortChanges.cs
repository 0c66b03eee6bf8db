namespace DataProducts.Contracts;

/// <summary>Compares two versions of a port: what stands on it, its columns, and what it promises.</summary>
internal static class PortChanges
{
    public static IEnumerable<ContractChange> Between(PortShape before, PortShape after) =>
    [
        .. OfPort(before, after), .. ColumnListChanges.Between(before, after), .. LevelChanges.Between(before, after),
        .. RetentionChanges.Between(before, after), .. QualityChanges.Between(before, after),
    ];

    private static IEnumerable<ContractChange> OfPort(PortShape before, PortShape after)
    {
        if (!before.Key.SequenceEqual(after.Key))
        {
            yield return Rule.Breaking(Rule.KeyChanged, after.Name, $"The key is ({Shown.List(after.Key)}) instead of ({Shown.List(before.Key)}).");
        }

        if (before.Subject != after.Subject)
        {
            yield return before.Subject is null
                ? Rule.Dangerous(Rule.ProtectionRaised, after.Name, $"Column '{after.Subject}' names the person whose data a row is.")
                : Rule.Breaking(Rule.ProtectionLowered, after.Name, $"Column '{before.Subject}' no longer names the person whose data a row is.");
        }

        if (before.JurisdictionColumn != after.JurisdictionColumn || before.CountryColumn != after.CountryColumn)
        {
            yield return Rule.Breaking(Rule.MeaningChanged, after.Name, "A row's jurisdiction is told in another way.");
        }

        if (before.EventTime != after.EventTime)
        {
            yield return before.EventTime is null
                ? Rule.Safe(Rule.TextChanged, after.Name, $"Column '{after.EventTime}' says when something happened.")
                : Rule.Breaking(Rule.MeaningChanged, after.Name, $"Column '{before.EventTime}' no longer says when something happened.");
        }

        if (!before.Partition.SequenceEqual(after.Partition))
        {
            yield return Rule.Dangerous(
                Rule.PartitionChanged, after.Name,
                $"The partitions are {Shown.List(after.Partition)} instead of {Shown.List(before.Partition)}: queries answer the same at another cost.");
        }

        if (before.Record != after.Record)
        {
            yield return Rule.Safe(Rule.TextChanged, after.Name, "The record has another name in C#.");
        }
    }
}
