using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Compares the limits of the values of a column, or of a field within one: range, length, pattern.</summary>
internal static class LimitChanges
{
    public static IEnumerable<ContractChange> Between(string path, FieldShape before, FieldShape after)
    {
        // With another type the limits are of other values, and the change of the type says enough.
        if (before.Type.Kind != after.Type.Kind && !IsWidened(before.Type, after.Type))
        {
            yield break;
        }

        var kind = after.Type.Kind;
        ContractChange?[] changes =
        [
            Of(path, "The least value", Text(before.Minimum), Text(after.Minimum), Order(before.Minimum, after.Minimum, kind, isLeast: true)),
            Of(path, "The greatest value", Text(before.Maximum), Text(after.Maximum), Order(before.Maximum, after.Maximum, kind, isLeast: false)),
            Of(path, "The least length", Text(before.MinimumLength), Text(after.MinimumLength), before.MinimumLength - after.MinimumLength),
            Of(path, "The greatest length", Text(before.MaximumLength), Text(after.MaximumLength), after.MaximumLength - before.MaximumLength),
            Of(path, "The pattern", before.Pattern, after.Pattern, order: null), // which of two patterns takes more cannot be told
        ];
        foreach (var change in changes)
        {
            if (change is not null)
            {
                yield return change;
            }
        }
    }

    // Order: above 0 where the new limit lets more through, below 0 where less, null where that cannot be told.
    private static ContractChange? Of(string path, string limit, string? before, string? after, int? order)
    {
        if (before == after || order == 0)
        {
            return null;
        }

        var message = $"{limit} is {Shown.Of(after)} instead of {Shown.Of(before)}.";
        return after is null || (before is not null && order > 0)
            ? Rule.Dangerous(Rule.ValuesWidened, path, message)
            : Rule.Breaking(Rule.ValuesNarrowed, path, message);
    }

    private static int? Order(BoundShape? before, BoundShape? after, string kind, bool isLeast)
    {
        if (before is null || after is null || ValueOrder.Compare(before.Value, after.Value, kind) is not { } order)
        {
            return null;
        }

        return order == 0 ? before.Exclusive.CompareTo(after.Exclusive) : isLeast ? order : -order;
    }

    private static bool IsWidened(TypeShape before, TypeShape after) => (before.Kind, after.Kind) is ("int", "long") or ("float", "double");

    private static string? Text(BoundShape? bound) => bound is null ? null : bound.Exclusive ? $"{bound.Value} (exclusive)" : bound.Value;

    private static string? Text(int? length) => length?.ToString(CultureInfo.InvariantCulture);
}
