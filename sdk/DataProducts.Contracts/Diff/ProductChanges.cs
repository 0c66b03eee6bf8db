namespace DataProducts.Contracts;

/// <summary>Compares what stands on the product itself, and its ports by name.</summary>
internal static class ProductChanges
{
    public static IEnumerable<ContractChange> Between(ProductManifest before, ProductManifest after) =>
        [.. OfProduct(before, after), .. OfJurisdiction(before, after), .. OfPorts(before, after)];

    private static IEnumerable<ContractChange> OfProduct(ProductManifest before, ProductManifest after)
    {
        if (!string.Equals(before.Domain, after.Domain, StringComparison.Ordinal))
        {
            yield return Rule.Breaking(
                Rule.MeaningChanged, after.Id, $"The domain is '{after.Domain}' instead of '{before.Domain}': no token joins with those before.");
        }

        if (!string.Equals(before.Owner, after.Owner, StringComparison.Ordinal))
        {
            yield return Rule.Safe(Rule.TextChanged, after.Id, "Another team answers for the product.");
        }

        if (!string.Equals(before.Description, after.Description, StringComparison.Ordinal))
        {
            yield return Rule.Safe(Rule.TextChanged, after.Id, "The description changed.");
        }
    }

    private static IEnumerable<ContractChange> OfJurisdiction(ProductManifest before, ProductManifest after)
    {
        var (had, has) = (LakeTables.Jurisdictions(before), LakeTables.Jurisdictions(after));
        if (had.Except(has).ToList() is { Count: > 0 } lost)
        {
            yield return Rule.Breaking(Rule.JurisdictionChanged, after.Id, $"Rows under the law of {string.Join(", ", lost)} are no longer offered.");
        }

        if (has.Except(had).ToList() is { Count: > 0 } gained)
        {
            yield return Rule.Dangerous(
                Rule.JurisdictionChanged, after.Id, $"Rows under the law of {string.Join(", ", gained)} are offered too: each needs its approval.");
        }
    }

    private static IEnumerable<ContractChange> OfPorts(ProductManifest before, ProductManifest after)
    {
        foreach (var port in before.Ports)
        {
            if (after.FindPort(port.Name) is { } now)
            {
                foreach (var change in PortChanges.Between(port, now))
                {
                    yield return change;
                }
            }
            else
            {
                yield return Rule.Breaking(Rule.PortRemoved, port.Name, "The port was removed.");
            }
        }

        foreach (var port in after.Ports.Where(port => before.FindPort(port.Name) is null))
        {
            yield return Rule.Safe(Rule.PortAdded, port.Name, "The port is new.");
        }
    }
}
