namespace DataProducts.Contracts;

/// <summary>Compares what stands on the product itself, and its ports by name.</summary>
internal static class ProductChanges
{
    public static IEnumerable<ContractChange> Between(ProductShape before, ProductShape after) =>
        [.. OfProduct(before, after), .. OfJurisdiction(before, after), .. OfPurposes(before, after), .. OfRegimes(before, after), .. OfPorts(before, after)];

    private static IEnumerable<ContractChange> OfProduct(ProductShape before, ProductShape after)
    {
        if (before.Domain != after.Domain)
        {
            yield return Rule.Breaking(
                Rule.MeaningChanged, after.Id, $"The domain is '{after.Domain}' instead of '{before.Domain}': no token joins with those before.");
        }

        if (!before.DerivedFrom.OrderBy(one => one, StringComparer.Ordinal).SequenceEqual(after.DerivedFrom.OrderBy(one => one, StringComparer.Ordinal)))
        {
            yield return Rule.Dangerous(
                Rule.SourceChanged, after.Id, $"The product is made of {Shown.List(after.DerivedFrom)} instead of {Shown.List(before.DerivedFrom)}.");
        }

        if (before.Owner != after.Owner)
        {
            yield return Rule.Safe(Rule.TextChanged, after.Id, "Another team answers for the product.");
        }

        if (before.Description != after.Description)
        {
            yield return Rule.Safe(Rule.TextChanged, after.Id, "The description changed.");
        }
    }

    private static IEnumerable<ContractChange> OfJurisdiction(ProductShape before, ProductShape after)
    {
        if (before.Jurisdiction == after.Jurisdiction)
        {
            yield break;
        }

        if (after.Jurisdiction is { } only)
        {
            var lost = before.Jurisdiction is { } one ? $"Rows under the law of {one}" : $"Rows under any law but that of {only}";
            yield return Rule.Breaking(Rule.PermissionChanged, after.Id, $"{lost} are no longer offered.");
        }

        if (before.Jurisdiction is { } had)
        {
            var gained = after.Jurisdiction is { } other ? $"Rows under the law of {other}" : $"Rows under other laws than that of {had}";
            yield return Rule.Dangerous(Rule.PermissionChanged, after.Id, $"{gained} are offered too: each law needs its approval.");
        }
    }

    // No list is the widest: all that policy permits.
    private static IEnumerable<ContractChange> OfPurposes(ProductShape before, ProductShape after)
    {
        var lost = after.Purposes.Count == 0 ? [] : before.Purposes.Except(after.Purposes).ToList();
        if (before.Purposes.Count == 0 && after.Purposes.Count > 0)
        {
            yield return Rule.Breaking(
                Rule.PermissionChanged, after.Id, $"The product may only be used for {Shown.List(after.Purposes)}; before, policy alone decided.");
        }
        else if (lost.Count > 0)
        {
            yield return Rule.Breaking(Rule.PermissionChanged, after.Id, $"The product may no longer be used for {Shown.List(lost)}.");
        }

        var gained = before.Purposes.Count == 0 ? [] : after.Purposes.Except(before.Purposes).ToList();
        if (gained.Count > 0)
        {
            yield return Rule.Dangerous(Rule.PermissionChanged, after.Id, $"The product may be used for {Shown.List(gained)} too: that needs approval.");
        }
        else if (before.Purposes.Count > 0 && after.Purposes.Count == 0)
        {
            yield return Rule.Dangerous(
                Rule.PermissionChanged, after.Id, $"The product may be used for more than {Shown.List(before.Purposes)}: that needs approval.");
        }
    }

    private static IEnumerable<ContractChange> OfRegimes(ProductShape before, ProductShape after)
    {
        var gained = after.Regimes.Except(before.Regimes).ToList();
        if (gained.Count > 0)
        {
            yield return Rule.Breaking(Rule.PermissionChanged, after.Id, $"The product is under {Shown.List(gained)} too: fewer may see it from elsewhere.");
        }

        var lost = before.Regimes.Except(after.Regimes).ToList();
        if (lost.Count > 0)
        {
            yield return Rule.Dangerous(Rule.PermissionChanged, after.Id, $"The product is no longer under {Shown.List(lost)}: that needs approval.");
        }
    }

    private static IEnumerable<ContractChange> OfPorts(ProductShape before, ProductShape after)
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
