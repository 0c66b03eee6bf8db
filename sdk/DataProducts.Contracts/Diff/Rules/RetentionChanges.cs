namespace DataProducts.Contracts;

/// <summary>Compares how long rows are kept: a shorter time takes history from readers, a longer one keeps people's data beyond what they
/// were told.</summary>
internal static class RetentionChanges
{
    public static IEnumerable<ContractChange> Between(PortShape before, PortShape after)
    {
        var path = $"{after.Name}.retention";
        switch (before.Retention, after.Retention)
        {
            case (null, { } now):
                yield return Rule.Breaking(Rule.PromiseLoosened, path, $"Rows are kept for {now.Period}; before, for ever.");
                break;
            case ({ } was, null):
                yield return Rule.Dangerous(Rule.KeptLonger, path, $"Rows are kept for ever; before, for {was.Period}.");
                break;
            case ({ } was, { } now) when was.Column != now.Column:
                yield return Rule.Breaking(Rule.PromiseLoosened, path, "The time for which rows are kept begins at another point.");
                break;
            case ({ Period: { } was }, { Period: { } now }) when was.CompareLength(now) is not 0 and var order:
                yield return order < 0
                    ? Rule.Dangerous(Rule.KeptLonger, path, $"Rows are kept for {now} instead of {was}.")
                    : Rule.Breaking(Rule.PromiseLoosened, path, $"Rows are kept for {now} instead of {was}.");
                break;
        }
    }
}
